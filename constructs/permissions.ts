import { Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { InferenceProfile } from '../bin/config';
import { CALLBACKS_BY_CALLER_INDEX, OPEN_CALLBACKS_INDEX, REQUESTS_BY_CALLER_INDEX } from './data-stack';
import type { Guardrail } from './guardrail';

/**
 * Every grant of the template, in the words of what the code does. Always on the reader's identity, never on the resource:
 * a grant across stacks that edits the resource's policy makes a dependency cycle.
 */

/** A transaction needs what each of its members does. */
type TableAction = 'GetItem' | 'BatchGetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem' | 'Query';

export const useTable = (table: ITableV2, ...actions: readonly TableAction[]): PolicyStatement =>
  new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [table.tableArn] });

export const queryOpenCallbacks = (table: ITableV2): PolicyStatement =>
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: [`${table.tableArn}/index/${OPEN_CALLBACKS_INDEX}`] });

export const queryCaller = (table: ITableV2): PolicyStatement =>
  new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [CALLBACKS_BY_CALLER_INDEX, REQUESTS_BY_CALLER_INDEX].map((index) => `${table.tableArn}/index/${index}`),
  });

export const readSecret = (secret: ISecret): PolicyStatement =>
  new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] });

/** Step Functions asks about the machine, and tells in a condition key by which alias it is started. */
export const startExecution = (aliasArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: ['states:StartExecution'],
    resources: [aliasArn.slice(0, aliasArn.lastIndexOf(':'))],
    conditions: { StringEquals: { 'states:StateMachineQualifier': aliasArn.slice(aliasArn.lastIndexOf(':') + 1) } },
  });

/** A token names no machine before it is opened: the action takes no resource. */
export const completeTaskToken = (): PolicyStatement => new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: ['*'] });

export const describeContact = (connectInstanceArn: string): PolicyStatement =>
  new PolicyStatement({ actions: ['connect:DescribeContact'], resources: [`${connectInstanceArn}/contact/*`] });

/** The service authorization reference lists no resource type for it, so anything narrower than `*` would deny every call. */
export const startOutboundVoiceContact = (): PolicyStatement =>
  new PolicyStatement({ actions: ['connect:StartOutboundVoiceContact'], resources: ['*'] });

export const invokeFunction = (aliasArn: string): PolicyStatement =>
  new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [aliasArn] });

export const concludeDeployment = (deploymentGroupArn: string): PolicyStatement =>
  new PolicyStatement({ actions: ['codedeploy:PutLifecycleEventHookExecutionStatus'], resources: [deploymentGroupArn] });

/** What an event source mapping asks of the function's role. */
export const receiveMessages = ({ queueArn }: IQueue): PolicyStatement =>
  new PolicyStatement({ actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], resources: [queueArn] });

export const applyGuardrail = ({ guardrailArn }: Pick<Guardrail, 'guardrailArn'>): PolicyStatement =>
  new PolicyStatement({ actions: ['bedrock:ApplyGuardrail'], resources: [guardrailArn] });

/** A profile is a door to the model in several Regions: both the door and what is behind it must be granted. */
export function invokeModelStream(scope: Construct, { profileId, foundationModelId }: InferenceProfile): PolicyStatement[] {
  const profileArn = Stack.of(scope).formatArn({ service: 'bedrock', resource: 'inference-profile', resourceName: profileId });
  const actions = ['bedrock:InvokeModelWithResponseStream'];
  return [
    new PolicyStatement({ actions, resources: [profileArn] }),
    new PolicyStatement({
      actions,
      resources: [`arn:aws:bedrock:*::foundation-model/${foundationModelId}`],
      conditions: { StringLike: { 'bedrock:InferenceProfileArn': profileArn } },
    }),
  ];
}
