import { matchesWildcard } from '../cloud/identity/wildcard';
import type { Grant } from './grants';

export interface Reason {
  readonly action: string;
  /** Where this can be looked up. */
  readonly source: string;
  readonly why: string;
}

const EXECUTION_ROLE = 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html';
const TRACING = 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html';

const SHIFTING = 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html';
const EXECUTION_LOGS = 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html';
/** As that page lists them: what delivers logs to CloudWatch is asked for under these names. */
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/** Grants that AWS needs although nothing local exercises them. */
export const REQUIRED: readonly Reason[] = [
  {
    action: 'logs:CreateLogGroup',
    source: EXECUTION_ROLE,
    why: "part of AWS's own AWSLambdaBasicExecutionRole; used only when somebody has deleted the log group that the template made",
  },
  {
    action: 'xray:PutTraceSegments',
    source: TRACING,
    why: 'active tracing: Lambda and Step Functions send segments of their own outside this cloud',
  },
  {
    action: 'xray:PutTelemetryRecords',
    source: TRACING,
    why: 'active tracing: Lambda and Step Functions send telemetry outside this cloud',
  },
  { action: 'xray:GetSamplingRules', source: TRACING, why: 'active tracing: Step Functions asks which executions to trace' },
  { action: 'xray:GetSamplingTargets', source: TRACING, why: 'active tracing: Step Functions asks which executions to trace' },
  ...['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig', 'cloudwatch:DescribeAlarms'].map((action) => ({
    action,
    source: SHIFTING,
    why: 'CodeDeploy leads the alias to the new version and looks at the alarms; here a stack is created and never updated',
  })),
  ...LOG_DELIVERY.map((action) => ({ action, source: EXECUTION_LOGS, why: 'Step Functions sets up the delivery of its logs by itself' })),
];

const AUTHORIZATION = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';

/** Why a resource with a wildcard is as narrow as it can be. `resource` is a pattern of the grant's own text, in which its `*` are plain. */
export interface WildcardReason extends Reason {
  readonly resource: RegExp;
  /** The service authorization reference lists no resource type for the action: narrower would deny every call. A test asks the reference. */
  readonly takesNoResource?: true;
}

const noResource = (action: string, page: string): WildcardReason => ({
  ...{ action, resource: /^\*$/, takesNoResource: true },
  source: `${AUTHORIZATION}${page}`,
  why: 'the action takes no resource type',
});

export const WILDCARDS: readonly WildcardReason[] = [
  {
    action: 'cloudwatch:DescribeAlarms',
    resource: /^\*$/,
    source: SHIFTING,
    why: "AWS's own policy for this role has it so: alarms are asked for together",
  },
  noResource('connect:StartOutboundVoiceContact', 'list_amazonconnect.html'),
  noResource('states:SendTaskSuccess', 'list_awsstepfunctions.html'),
  noResource('xray:PutTraceSegments', 'list_awsx-ray.html'),
  noResource('xray:PutTelemetryRecords', 'list_awsx-ray.html'),
  noResource('xray:GetSamplingRules', 'list_awsx-ray.html'),
  noResource('xray:GetSamplingTargets', 'list_awsx-ray.html'),
  ...LOG_DELIVERY.map((action) => noResource(action, 'list_amazoncloudwatchlogs.html')),
  {
    action: 'logs:*',
    resource: /^\*$/,
    source: EXECUTION_ROLE,
    why: "AWS's own policy AWSLambdaBasicExecutionRole, which every function here has; its resource is AWS's to narrow",
  },
  {
    action: 'connect:DescribeContact',
    resource: /^arn:aws:connect:[^*]*:instance\/[^*/]+\/contact\/\*$/,
    source: `${AUTHORIZATION}list_amazonconnect.html`,
    why: 'Connect makes contact ids up when a call begins; the instance is ours',
  },
  {
    action: 'bedrock:InvokeModel*',
    resource: /^arn:aws:bedrock:\*::foundation-model\/[^*]+$/,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html',
    why: 'the inference profile decides in which Region the model runs; a condition ties the grant to that profile',
  },
  {
    action: 'bedrock:ApplyGuardrail',
    resource: /^arn:aws:bedrock:\*:[^*]*:guardrail-profile\/[^*]+$/,
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/guardrail-profiles-permissions.html',
    why: 'the guardrail profile decides in which Region the guardrail runs',
  },
];

export const requiredReason = ({ action }: Grant): Reason | undefined => REQUIRED.find((each) => each.action === action);

/** Undefined for a wildcard that nobody has justified. */
export const wildcardReason = ({ action, resource }: Grant): WildcardReason | undefined =>
  WILDCARDS.find((each) => matchesWildcard(action, each.action) && each.resource.test(resource));
