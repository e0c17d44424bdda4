import type { RecognizeTextRequest } from '@aws-sdk/client-lex-runtime-v2';
import type { CallContext, Operation } from '../../../cloud/service';
import { runTurn } from '../run-turn';
import type { LexStore } from '../store';
import { addressOf, invalid, onBotAlias, SESSION_PATH } from './addresses';
import { setSessionState } from './session-state';
import { wireInterpretations, wireSessionState } from './wire';

const MAX_TEXT_LENGTH = 1024;

/** https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html */
export const recognizeText: Operation<LexStore, RecognizeTextRequest> = {
  http: { method: 'POST', path: `${SESSION_PATH}/text` },
  permissions: onBotAlias('lex:RecognizeText'),
  latencyMs: [60, 180],
  run: recognize,
};

async function recognize(input: RecognizeTextRequest, context: CallContext<LexStore>) {
  const { store, span } = context;
  const address = addressOf(input);
  const text = input.text ?? '';
  if (text.length < 1) throw invalid('text', 'Member must have length greater than or equal to 1');
  if (text.length > MAX_TEXT_LENGTH) throw invalid('text', `Member must have length less than or equal to ${MAX_TEXT_LENGTH}`);
  const alias = store.aliasOf(address);
  const locale = store.localeOf(alias, address.localeId);

  const turn = await runTurn(
    {
      alias,
      address,
      input: { text, inputMode: 'Text', requestAttributes: input.requestAttributes },
      prepare: (session) => setSessionState(session, input.sessionState, locale, context.clock.now()),
      parent: span,
    },
    context,
  );
  return {
    messages: turn.messages,
    sessionState: wireSessionState(turn.session, turn.requestId),
    interpretations: wireInterpretations(turn.session, locale),
    ...(turn.requestAttributes && { requestAttributes: turn.requestAttributes }),
    sessionId: address.sessionId,
  };
}
