import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamodbCallbacks } from '../lambdas/shared/adapters/dynamodb-callbacks';
import { dynamodbDialing } from '../lambdas/shared/adapters/dynamodb-dialing';
import { run, UsageError, wordsAndOptionsOf } from './arguments';
import { config } from './config';
import { dialingStatus, statusText } from './dialing-status';
import { clientConfig, WHICH, WHICH_HELP, whereaboutsOf } from './whereabouts';

const COMMANDS = ['stop', 'start', 'status'] as const;

const HELP = `npm run dialing -- stop|start|status [options]

The switch of all outbound calls, and how the line stands.

  stop             nobody is phoned from this moment on. Calls under way go on; promises wait, and callers are told so
  start            dialing goes on; who waits is phoned within five minutes, at the line's own pace
  status           the switch, the breaker, calls under way, who waits, what is due next

  --reason TEXT    why, for whoever asks for the status; no personal data. Needed to stop
  --json           the status as JSON, after the change
${WHICH_HELP}
Exit code 0: done; 1: not done, and why; 2: wrong options.
`;

/** Far more than the functions wait for: nobody hangs on the phone meanwhile. */
const DEADLINE_MS = 10_000;
const MOST_REASON_CHARACTERS = 200;

run(async () => {
  const given = wordsAndOptionsOf(HELP, { reason: { type: 'string' }, json: { type: 'boolean' }, ...WHICH });
  if (!given) return 0;
  const { values } = given;
  const command = commandOf(given.words);
  const reason = reasonOf(command, values.reason);

  const { tableName, connectInstanceId: instanceId } = await whereaboutsOf(values);
  const client = new DynamoDBClient(clientConfig(values));
  const table = { tableName, client, deadlineMs: DEADLINE_MS };
  const dialing = dynamodbDialing({ ...table, instanceId, policy: config.dialing.line });
  // AWS's own time, or that of `npm start`, which may have moved it into calling hours: the SDK keeps how far off this machine's clock is.
  const now = () => Date.now() + client.config.systemClockOffset;

  await dialing.state();
  if (command !== 'status') await dialing.setStopped(command === 'stop', { reason, at: now() });
  const status = await dialingStatus({ dialing, callbacks: dynamodbCallbacks(table), policy: config.dialing.line, now: now() });
  process.stdout.write(values.json ? `${JSON.stringify(status)}\n` : statusText(status));
  client.destroy();
  return 0;
});

type Command = (typeof COMMANDS)[number];

function commandOf(words: readonly string[]): Command {
  const command = COMMANDS.find((each) => each === words[0]);
  if (!command || words.length > 1)
    throw new UsageError(`expected one of ${COMMANDS.join(', ')}, got ${words.join(' ') || 'nothing'} (--help lists the options)`);
  return command;
}

function reasonOf(command: Command, reason = ''): string {
  if (command === 'stop' && reason.trim() === '') throw new UsageError('say why: --reason TEXT (--help lists the options)');
  if (command === 'status' && reason !== '') throw new UsageError('--reason goes with stop or start');
  if (reason.length > MOST_REASON_CHARACTERS)
    throw new UsageError(`--reason has ${reason.length} characters, expected at most ${MOST_REASON_CHARACTERS}`);
  return reason.trim() || 'dialing was started again';
}
