import { LexRuntimeV2Client, RecognizeTextCommand } from '@aws-sdk/client-lex-runtime-v2';
import { optionsOf, run, UsageError } from './arguments';

const HELP = `npm run smoke -- --bot-id ID --alias-id ID [options]

Holds a conversation with a deployed bot through Lex Runtime V2, and says for each turn what was heard and how long it took.
Asks for no callback: nothing is written, nobody is called. The ids are the outputs BotId and BotAliasId of the stack Atlas.

  --locale ID      default en_US
  --endpoint URL   another Lex, such as the address that \`npm start\` prints
`;

/** What is said, and what the answer must be about. */
const CONVERSATION: readonly (readonly [said: string, intent: string])[] = [
  ['hello', 'Greeting'],
  ['what is the demo about', 'AboutDemo'],
  ['do whales sing at night', 'FallbackIntent'],
];

run(async () => {
  const values = optionsOf(HELP, {
    'bot-id': { type: 'string' },
    'alias-id': { type: 'string' },
    locale: { type: 'string' },
    endpoint: { type: 'string' },
  });
  if (!values) return 0;
  const { 'bot-id': botId, 'alias-id': botAliasId, locale: localeId = 'en_US' } = values;
  if (!botId || !botAliasId) throw new UsageError('--bot-id and --alias-id are required (--help tells where they are)');

  const client = new LexRuntimeV2Client(values.endpoint ? { endpoint: values.endpoint } : {});
  const sessionId = `smoke-${process.pid}-${Date.now()}`;
  let wrong = 0;
  for (const [text, expected] of CONVERSATION) {
    const startedAt = Date.now();
    const { messages = [], sessionState } = await client.send(new RecognizeTextCommand({ botId, botAliasId, localeId, sessionId, text }));
    const heard = messages.map(({ content }) => content).join(' ');
    const { name } = sessionState?.intent ?? {};
    // An answer that keeps the caller in the conversation may leave no intent in the state: then only silence is wrong.
    const isWrong = heard === '' || (name !== undefined && name !== expected);
    if (isWrong) wrong++;
    process.stdout.write(
      `${isWrong ? '✗' : '✓'} ${text}\n  ${heard || '(nothing)'}  [${name ?? 'no intent'}, ${Date.now() - startedAt} ms]\n`,
    );
  }
  client.destroy();
  if (wrong > 0) process.stderr.write(`${wrong} of ${CONVERSATION.length} answers are not what was expected\n`);
  return wrong > 0 ? 1 : 0;
});
