import { ConnectClient } from '@aws-sdk/client-connect';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { isCallbackId } from '../lambdas/shared/domain/ids';
import { run, UsageError, wordsAndOptionsOf } from './arguments';
import { factsOf } from './story/facts';
import { storyOf, storyText } from './story/tell';
import { clientConfig, WHICH, WHICH_HELP, whereaboutsOf } from './whereabouts';

const HELP = `npm run story -- CALLBACK_ID [--json] [--personal] [options]

Everything about one callback: the row and its attempts, the runs of both state machines, its contacts, its scenario, the lead and the tasks,
and why it was not called (yet). CALLBACK_ID is the name of its execution of atlas-call-monitor, and the first part of a task's Atlas Attempt Id.

  --json           the story as JSON
  --personal       with name, number, company, what the call is about, and the lead as sales sees it; otherwise nothing that names anybody
${WHICH_HELP}
Exit code 0: told, and what could not be read is said; 1: there is no such callback, or the table cannot be read; 2: wrong options.
`;

run(async () => {
  const given = wordsAndOptionsOf(HELP, { json: { type: 'boolean' }, personal: { type: 'boolean' }, ...WHICH });
  if (!given) return 0;
  const { values, words } = given;
  const [callbackId] = words;
  if (!isCallbackId(callbackId) || words.length > 1)
    throw new UsageError('CALLBACK_ID: expected one id of 32 hex digits (--help tells where it is)');

  const at = await whereaboutsOf(values);
  const client = clientConfig(values);
  const sfn = new SFNClient(client);
  const clients = {
    sfn,
    dynamodb: new DynamoDBClient(client),
    connect: new ConnectClient(client),
    secrets: new SecretsManagerClient(client),
    logs: async () => ({ endpoint: client.endpoint, region: await sfn.config.region(), credentials: await sfn.config.credentials() }),
  };
  const isPersonal = values.personal === true;
  const facts = await factsOf(callbackId, at, clients, isPersonal);
  if (!facts)
    throw new Error(`there is no callback ${callbackId} here: rows are kept for some time only, and another account or Region has others`);
  const story = storyOf(facts, isPersonal);
  process.stdout.write(values.json ? `${JSON.stringify(story)}\n` : storyText(story));
  return 0;
});
