import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CfnContactFlow, CfnTestCase } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';

export interface FlowTestsProps {
  readonly instanceArn: string;
  /** The folder under contactflows/tests, also the flow's name after `Atlas `. */
  readonly definition: string;
  readonly flow: CfnContactFlow;
}

/**
 * Connect's own test cases of a flow: every file in its folder, in the testing language. Connect runs them in its console; `npm test` runs the
 * same ones against the same template.
 */
export class FlowTests extends Construct {
  constructor(scope: Construct, id: string, { instanceArn, definition, flow }: FlowTestsProps) {
    super(scope, id);
    const folder = join(__dirname, '../contactflows/tests', definition);
    // Their order means nothing to CloudFormation.
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const name = file.replace('.json', '');
      new CfnTestCase(this, name, {
        instanceArn,
        name: `Atlas ${definition}: ${name.replaceAll('-', ' ')}`,
        content: JSON.stringify(JSON.parse(readFileSync(join(folder, file), 'utf8'))), // one line; fails here on broken JSON
        entryPoint: { type: 'VOICE_CALL', voiceCallEntryPointParameters: { flowId: flow.attrContactFlowArn } },
        status: 'PUBLISHED',
      });
    }
  }
}
