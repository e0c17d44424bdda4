import { Aspects } from 'aws-cdk-lib';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';

/** How long every log group below `scope` keeps its lines: one place, so that none keeps them for ever. */
export const retainLogs = (scope: IConstruct, days: number): void =>
  Aspects.of(scope).add({
    visit(node) {
      if (node instanceof CfnLogGroup) node.retentionInDays = days;
    },
  });
