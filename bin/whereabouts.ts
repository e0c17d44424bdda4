import { readFileSync } from 'node:fs';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { UsageError } from './arguments';

/** The options that say which contact center a command is about. */
export const WHICH = {
  local: { type: 'boolean' },
  endpoint: { type: 'string' },
  outputs: { type: 'string' },
} as const;

export const WHICH_HELP = `
Which contact center: the one that your AWS credentials and Region lead to, unless you say otherwise.
  --local          the one that \`npm start\` runs on this machine, at http://127.0.0.1:4580
  --endpoint URL   the one that \`npm start\` runs at another address; AWS_ENDPOINT_URL says the same
  --outputs FILE   the stacks' outputs, as \`npx cdk deploy --all --outputs-file FILE\` wrote them; without it the deployed functions are asked
`;

export interface Which {
  readonly local?: boolean;
  readonly endpoint?: string;
  readonly outputs?: string;
}

/** Where everything of one deployment is. */
export interface Whereabouts {
  readonly tableName: string;
  readonly connectInstanceId: string;
  readonly salesforceSecretArn: string;
  readonly callbackStateMachineArn: string;
  readonly callMonitorStateMachineArn: string;
}

const LOCAL = 'http://127.0.0.1:4580';

/** What every SDK client of a command is made with. On this machine any credentials but these are refused, so that none need be set. */
export function clientConfig({ local, endpoint = local ? LOCAL : process.env['AWS_ENDPOINT_URL'] }: Which) {
  if (endpoint === undefined) return {};
  if (!URL.canParse(endpoint)) throw new UsageError(`--endpoint ${endpoint}: expected a URL such as ${LOCAL}`);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname)) return { endpoint };
  return {
    endpoint,
    region: process.env['AWS_REGION'] ?? 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  };
}

/** From the file, or from the function that needs all of it as well: whoever has to stop all dialing may have nothing but credentials. */
export async function whereaboutsOf(which: Which): Promise<Whereabouts> {
  if (which.outputs !== undefined) return fromOutputs(which.outputs);
  const lambda = new LambdaClient(clientConfig(which));
  try {
    const command = new GetFunctionConfigurationCommand({ FunctionName: SWEEP, Qualifier: 'live' });
    const { Environment } = await reachable(which, lambda.send(command));
    const variables = Environment?.Variables ?? {};
    const variable = (name: string) =>
      required(variables[name], `the function ${SWEEP} has no variable ${name}: deploy the stack Atlas again`);
    return {
      tableName: variable('TABLE_NAME'),
      connectInstanceId: variable('CONNECT_INSTANCE_ID'),
      salesforceSecretArn: variable('SALESFORCE_SECRET_ARN'),
      callbackStateMachineArn: withoutAlias(variable('CALLBACK_STATE_MACHINE_ARN')),
      callMonitorStateMachineArn: withoutAlias(variable('CALL_MONITOR_STATE_MACHINE_ARN')),
    };
  } finally {
    lambda.destroy();
  }
}

const SWEEP = 'atlas-sweep';

/** Machines are started by their alias; executions and logs bear the machine's own name. */
const withoutAlias = (arn: string): string => arn.replace(/(:stateMachine:[^:]+):[^:]+$/, '$1');

function fromOutputs(file: string): Whereabouts {
  const stacks: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
  const outputs: Record<string, string> = Object.assign({}, ...Object.values(stacks));
  const output = (name: string) => required(outputs[name], `no output ${name} in ${file}: deploy both stacks with --all`);
  return {
    tableName: output('TableName'),
    connectInstanceId: output('ConnectInstanceArn').split('/').at(-1) ?? '',
    salesforceSecretArn: output('SalesforceSecretArn'),
    callbackStateMachineArn: output('CallbackStateMachineArn'),
    callMonitorStateMachineArn: output('CallMonitorStateMachineArn'),
  };
}

function required(value: string | undefined, complaint: string): string {
  if (!value) throw new UsageError(complaint);
  return value;
}

/** A first call: what is wrong with where it goes is said in words that tell what to do. */
export async function reachable<Output>(which: Which, call: Promise<Output>): Promise<Output> {
  try {
    return await call;
  } catch (error) {
    throw unfound(error as Error, which);
  }
}

function unfound(error: Error & { readonly code?: string }, which: Which): Error {
  const { endpoint } = clientConfig(which);
  const says = (message: string) => new Error(message, { cause: error });
  if (error.name === 'ResourceNotFoundException')
    return says('there is no Atlas in this account and Region: set AWS_PROFILE and AWS_REGION, or give --local');
  if (error.name === 'CredentialsProviderError')
    return says('there are no AWS credentials: set AWS_PROFILE, or give --local for the one of npm start');
  if (/Region is missing/.test(error.message))
    return says('there is no AWS Region: set AWS_REGION, or give --local for the one of npm start');
  if (error.code === 'ECONNREFUSED' || /ECONNREFUSED/.test(error.message))
    return says(`nothing listens at ${endpoint ?? 'AWS'}: start it with npm start, or give its address with --endpoint`);
  return error;
}
