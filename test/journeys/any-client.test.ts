import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { awsCli, awsClis } from '../support/aws-cli';
import { drive } from '../support/drive';
import { startTestCenter } from '../support/test-center';

const LINES = ['call me back', 'Grace', 'The Navy', 'compilers', '415 555 2671', 'yes'];
/** A CLI takes a second to start. */
const MANY_PROCESSES_MS = 180_000;

const [cli] = awsClis();
const hasBoto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;

describe('a client that is not ours', () => {
  (cli ? it : it.skip)(
    `the AWS CLI (${cli?.version ?? 'left out: apt-get install awscli'}) drives a journey over TCP`,
    async () => {
      const center = await startTestCenter();
      const run = awsCli(cli?.command ?? '', await center.cloud.listen(0));
      // biome-ignore lint/suspicious/noExplicitAny: the CLI's own output
      const aws = (...args: string[]): Promise<any> => drive(center.clock, run(...args));
      const { BotId, BotAliasId, CallMonitorStateMachineArn } = center.cloud.outputs['Atlas'] as Record<string, string>;
      const { TableName, IdentityKeySecretArn } = center.cloud.outputs['AtlasData'] as Record<string, string>;
      const bot = ['--bot-id', BotId, '--bot-alias-id', BotAliasId, '--locale-id', 'en_US', '--session-id', 'cli'] as string[];
      try {
        let reply = '';
        for (const text of LINES) {
          const { messages } = await aws('lexv2-runtime', 'recognize-text', ...bot, '--text', text);
          reply = messages[0].content;
        }
        expect(reply).toMatch(/call you/);
        (await center.caller('+14155552671').answers()).hangsUp();
        await center.settle();

        const { executions } = await aws('stepfunctions', 'list-executions', '--state-machine-arn', CallMonitorStateMachineArn as string);
        const execution = await aws('stepfunctions', 'describe-execution', '--execution-arn', executions[0].executionArn);
        expect(execution).toMatchObject({ status: 'SUCCEEDED', startDate: expect.stringMatching(/^2026-11-18T18:00/) });
        const key = JSON.stringify({ PK: { S: `CALLBACK#${JSON.parse(execution.input).callbackId}` }, SK: { S: 'STATE' } });
        const { Item } = await aws('dynamodb', 'get-item', '--table-name', TableName as string, '--key', key);
        expect(Item).toMatchObject({ name: { S: 'Grace' }, company: { S: 'The Navy' } });
        const secret = await aws('secretsmanager', 'get-secret-value', '--secret-id', IdentityKeySecretArn as string);
        expect(secret.SecretString).toHaveLength(64);

        await expect(aws('sts', 'get-caller-identity')).rejects.toThrow(/no sts\.GetCallerIdentity; see docs\/local-coverage\.md/);
      } finally {
        await center.close();
      }
    },
    MANY_PROCESSES_MS,
  );

  (hasBoto3 ? it : it.skip)(
    `boto3 (${hasBoto3 ? 'installed' : 'left out: pip install boto3'}) drives a journey over TCP, and reads refusals of every protocol`,
    async () => {
      const center = await startTestCenter();
      const url = await center.cloud.listen(0);
      const talk = new Promise<string>((resolve, reject) => {
        const outputs = JSON.stringify({ ...center.cloud.outputs, lines: LINES });
        const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true' };
        execFile('python3', [join(__dirname, 'any-client.py'), url, outputs], { env }, (error, stdout) =>
          error ? reject(error) : resolve(stdout),
        );
      });
      try {
        const said = JSON.parse(await drive(center.clock, talk));
        expect(said).toMatchObject({ name: 'Grace', secretLength: 64, invoked: 200 });
        expect(said.replies.at(-1)).toMatch(/call you/);
        expect(said.startedAt).toBeGreaterThan(Date.parse('2026-11-18T18:00:00Z') / 1000);
        expect(said.refusals).toEqual([
          expect.stringContaining('no dynamodb.ListTables; see docs/local-coverage.md'),
          expect.stringContaining('no sts.GetCallerIdentity; see docs/local-coverage.md'),
          expect.stringContaining('no s3.GET /; see docs/local-coverage.md'),
          expect.stringContaining("Secrets Manager can't find the specified secret."),
        ]);
      } finally {
        await center.close();
      }
    },
    MANY_PROCESSES_MS,
  );
});
