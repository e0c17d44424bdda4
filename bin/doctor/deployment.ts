import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { LexRuntimeV2Client } from '@aws-sdk/client-lex-runtime-v2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SFNClient } from '@aws-sdk/client-sfn';
import { clientConfig, reachable, type Which } from '../whereabouts';
import { type Finding, judged } from './finding';

/** What is deployed, as the functions themselves know it: what a check needs is what they need. */
export interface Deployed {
  readonly clients: ReturnType<typeof clientsOf>;
  /** Of the clients. */
  readonly region: string;
  /** A variable of a function's environment; throws when it has none: the stack is older than this repository. */
  variable(folder: string, name: string): string;
}

const LAMBDAS = join(__dirname, '../../lambdas');

/** One folder, one function. */
export const functionFolders = (): readonly string[] =>
  readdirSync(LAMBDAS).filter((folder) => existsSync(join(LAMBDAS, folder, 'index.ts')));

/** The first look. Errors: nothing is there, in words that tell what to do (whereabouts.ts). */
export async function lookAtDeployment(which: Which): Promise<{ readonly deployed: Deployed; readonly findings: readonly Finding[] }> {
  const clients = clientsOf(which);
  const variables = new Map<string, Readonly<Record<string, string>>>();
  const states = new Map<string, string>();
  await reachable(which, clients.lambda.send(configurationOf('sweep'))); // says plainly what is wrong with the account, the Region or the address
  for (const folder of functionFolders()) {
    try {
      const { Environment, State, LastUpdateStatus } = await clients.lambda.send(configurationOf(folder));
      variables.set(folder, Environment?.Variables ?? {});
      states.set(folder, LastUpdateStatus === 'Failed' ? 'Failed' : (State ?? 'Active'));
    } catch (error) {
      if ((error as Error).name !== 'ResourceNotFoundException') throw error;
      states.set(folder, 'missing');
    }
  }
  const region = await clients.lambda.config.region();
  const notReady = [...states].filter(([, state]) => state !== 'Active').map(([folder, state]) => `atlas-${folder} (${state})`);
  const isThere = judged(
    'functions',
    notReady.length === 0,
    `all ${states.size} are deployed and active`,
    `not as this repository has them: ${notReady.join(', ')}`,
    'deploy again: npx cdk deploy --all --outputs-file cdk-outputs.json',
  );
  const variable = (folder: string, name: string): string => {
    const value = variables.get(folder)?.[name];
    if (!value) throw new Error(`the function atlas-${folder} has no variable ${name}: deploy the stack Atlas again`);
    return value;
  };
  return { deployed: { clients, region, variable }, findings: [isThere, sameRegion(region, variable('sweep', 'SALESFORCE_SECRET_ARN'))] };
}

/** Functions are found by name in any Region where somebody once deployed; what they use may be elsewhere. */
function sameRegion(region: string, secretArn: string): Finding {
  const there = secretArn.split(':')[3] ?? '';
  return judged('Region', region === there, region, `you ask in ${region}, and Atlas is in ${there}`, `set AWS_REGION=${there}`);
}

const configurationOf = (folder: string) => new GetFunctionConfigurationCommand({ FunctionName: `atlas-${folder}`, Qualifier: 'live' });

function clientsOf(which: Which) {
  const config = { ...clientConfig(which), maxAttempts: 3 };
  return {
    lambda: new LambdaClient(config),
    connect: new ConnectClient(config),
    dynamodb: new DynamoDBClient(config),
    sfn: new SFNClient(config),
    secrets: new SecretsManagerClient(config),
    lex: new LexRuntimeV2Client(config),
    bedrock: new BedrockRuntimeClient(config),
    quotas: new ServiceQuotasClient(config),
  };
}
