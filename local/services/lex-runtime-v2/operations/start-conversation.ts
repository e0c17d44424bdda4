import type { EventStreamOutput, StreamedEvent } from '../../../cloud/event-stream';
import type { CallContext, Operation } from '../../../cloud/service';
import { Conversation } from '../conversation/conversation';
import type { LexStore, SessionAddress } from '../store';
import { addressOf, invalid, onBotAlias, SESSION_PATH } from './addresses';

interface StartConversation extends SessionAddress {
  readonly conversationMode?: string;
  readonly events: AsyncIterable<StreamedEvent>;
}

/**
 * A conversation over one stream, in both directions at once. Not here: audio, in either direction; time-outs of a client that is silent.
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_StartConversation.html
 */
export const startConversation: Operation<LexStore, StartConversation, EventStreamOutput> = {
  http: {
    method: 'POST',
    path: `${SESSION_PATH}/conversation`,
    headers: { 'x-amz-lex-conversation-mode': 'conversationMode' },
  },
  permissions: onBotAlias('lex:StartConversation'),
  run: start,
};

function start({ conversationMode = 'AUDIO', events, ...input }: StartConversation, context: CallContext<LexStore>): EventStreamOutput {
  const address = addressOf(input);
  if (conversationMode !== 'TEXT') {
    throw invalid('conversationMode', 'only TEXT is hosted here: there is no speech recognition; see docs/local-coverage.md');
  }
  const alias = context.store.aliasOf(address);
  const locale = context.store.localeOf(alias, address.localeId);
  const conversation = new Conversation({ alias, locale, address, context });
  return { eventStream: conversation.over(events), exceptionNames: 'PascalCase' };
}
