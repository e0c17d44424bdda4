import type { Service } from '../../cloud/service';
import { LANGUAGES } from './nlu/language';
import { deleteSession } from './operations/delete-session';
import { getSession } from './operations/get-session';
import { putSession } from './operations/put-session';
import { recognizeText } from './operations/recognize-text';
import { startConversation } from './operations/start-conversation';
import { bot } from './resources/bot';
import { botAlias } from './resources/bot-alias';
import { botVersion } from './resources/bot-version';
import { start } from './start';
import { LexStore } from './store';

/** Amazon Lex V2: bots of the template and the conversations with them. On the phone Connect reaches them through `converse`. */
export const lexRuntimeV2: Service<LexStore> = {
  name: 'lex-runtime-v2',
  signingName: 'lex',
  protocol: { kind: 'rest-json' },
  notHere: `RecognizeUtterance; audio over StartConversation; sentence embeddings in languages other than English, where the optional packages @energetic-ai are not installed, and, unless switched on, on virtual time (then words in common decide); languages other than ${LANGUAGES}; built-in intents other than FallbackIntent; conditional branches, next steps and default slot values; sentiment, conversation logs, Bedrock-assisted understanding.`,
  // On real time somebody talks, in words of their own; on virtual time a whole suite would wait a second for the weights of each process.
  createStore: ({ random, clock }) => new LexStore(random.fork('lex-runtime-v2'), { sentenceEmbeddings: clock.touch === undefined }),
  resources: {
    'AWS::Lex::Bot': bot,
    'AWS::Lex::BotVersion': botVersion,
    'AWS::Lex::BotAlias': botAlias,
  },
  operations: {
    DeleteSession: deleteSession,
    GetSession: getSession,
    PutSession: putSession,
    RecognizeText: recognizeText,
    StartConversation: startConversation,
  },
  start,
  stop: ({ store, clock }) => clock.clearTimeout(store.warmUp),
};
