import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as bedrock from '@aws-sdk/client-bedrock-runtime';
import * as connect from '@aws-sdk/client-connect';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as secrets from '@aws-sdk/client-secrets-manager';
import * as sfn from '@aws-sdk/client-sfn';
import { build } from 'esbuild';
import { bundling } from '../../../constructs/bundling/options';
import { temporaryFolder } from '../../support/temporary-folder';

const SCHEMAS = 'node_modules/@aws-sdk/client-any/dist-es/schemas/schemas_0.js';

type Sdk = Record<string, new (input: object) => { send(command: unknown): Promise<unknown> }>;
type ErrorClass = new (options: object) => Error & { readonly $fault: 'client' | 'server' };

/** Package → its client, an operation, and the SDK as everybody else has it. */
const CLIENTS: Readonly<Record<string, readonly [client: string, command: string, sdk: object, input: object]>> = {
  '@aws-sdk/client-sfn': ['SFNClient', 'StartExecutionCommand', sfn, { stateMachineArn: 'arn' }],
  '@aws-sdk/client-dynamodb': ['DynamoDBClient', 'TransactWriteItemsCommand', dynamodb, { TransactItems: [] }],
  '@aws-sdk/client-secrets-manager': ['SecretsManagerClient', 'GetSecretValueCommand', secrets, { SecretId: 'arn' }],
  '@aws-sdk/client-connect': ['ConnectClient', 'StopContactCommand', connect, { InstanceId: 'i', ContactId: 'c' }],
  '@aws-sdk/client-bedrock-runtime': ['BedrockRuntimeClient', 'ConverseCommand', bedrock, { modelId: 'm', messages: [] }],
};

/** The package as it is bundled. */
async function bundled(packageName: string, [client, command]: readonly [string, string, ...unknown[]]): Promise<Sdk> {
  const { outputFiles } = await build({
    ...bundling,
    stdin: { contents: `export { ${client}, ${command} } from '${packageName}';`, resolveDir: __dirname },
    outfile: 'index.js',
    write: false,
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(module, module.exports, require);
  return module.exports;
}

/** What a call fails with when the service answers with an error of that name. */
async function failure(sdk: Sdk, [client, command, , input]: readonly [string, string, object, object], name: string, status: number) {
  const requestHandler = {
    handle: () =>
      Promise.resolve({
        response: {
          statusCode: status,
          headers: { 'x-amzn-errortype': name, 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify({ __type: name, message: `what ${name} says`, CancellationReasons: [{ Code: 'None' }] })),
        },
      }),
  };
  const Client = sdk[client];
  const Command = sdk[command] as unknown as new (input: object) => unknown;
  if (!Client) throw new Error(`${client} is not exported`);
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const sender = new Client({ region: 'us-east-1', credentials, requestHandler, maxAttempts: 1 });
  return sender.send(new Command(input)).then(
    () => 'no failure',
    (error: Error & Record<string, unknown>) => ({
      ...error,
      $metadata: undefined,
      $response: undefined,
      name: error.name,
      message: error.message,
    }),
  );
}

/** The base of a client's errors has a shape of its own making. */
const isErrorClass = (exported: unknown): exported is ErrorClass =>
  typeof exported === 'function' && 'shapeId' in exported && String(exported.shapeId).startsWith('com.amazonaws.');

it.each(Object.entries(CLIENTS))(
  '%s: every error of the service is told as the SDK tells it everywhere else',
  async (packageName, client) => {
    const lean = await bundled(packageName, client);
    const classes = Object.values(client[2]).filter(isErrorClass);
    expect(classes.length).toBeGreaterThan(5);
    const errors = classes.map((Class) => ({ name: Class.name, status: new Class({}).$fault === 'server' ? 500 : 400 }));
    for (const { name, status } of [...errors, { name: 'NobodyKnowsIt', status: 418 }]) {
      const told = await failure(lean, client, name, status);
      expect(told).toEqual(await failure(client[2] as Sdk, client, name, status));
      expect(told).toMatchObject({ name, message: `what ${name} says` });
    }
  },
);

it('keeps what an error says beyond its name and message, and leaves out what no operation needs', async () => {
  const { outputFiles } = await build({
    ...bundling,
    stdin: { contents: "export { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';", resolveDir: __dirname },
    outfile: 'index.js',
    write: false,
  });
  const code = outputFiles[0]?.text;
  expect(code).toContain('dynamodb#TransactionCanceledException'); // its reasons
  expect(code).toContain('dynamodb#ReplicatedWriteConflictException'); // to be repeated
  expect(code).not.toContain('dynamodb#BackupInUseException');
});

it('refuses an SDK that declares errors in another way than the one that is known, and says what to look at', async () => {
  const folder = temporaryFolder();
  const files = { [SCHEMAS]: 'n0_registry.registerError(Anew, Anew);', [join(SCHEMAS, '../../models/errors.js')]: '' };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const built = build({ ...bundling, entryPoints: [join(folder, SCHEMAS)], write: false });
  await expect(built).rejects.toThrow(/schemas_0.js.*another way.*constructs\/bundling\/errors-by-name.ts/s);
});
