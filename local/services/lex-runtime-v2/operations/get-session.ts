import type { GetSessionRequest } from '@aws-sdk/client-lex-runtime-v2';
import type { Operation } from '../../../cloud/service';
import type { LexStore } from '../store';
import { addressOf, onBotAlias, SESSION_PATH } from './addresses';
import { sessionNotFound } from './delete-session';
import { wireInterpretations, wireSessionState } from './wire';

/** https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_GetSession.html */
export const getSession: Operation<LexStore, GetSessionRequest> = {
  http: { method: 'GET', path: SESSION_PATH },
  permissions: onBotAlias('lex:GetSession'),
  run(input, { store, clock }) {
    const address = addressOf(input);
    const locale = store.localeOf(store.aliasOf(address), address.localeId);
    const session = store.sessions.find(address, clock.now()) ?? sessionNotFound(address);
    return {
      sessionId: address.sessionId,
      messages: session.messages,
      interpretations: wireInterpretations(session, locale),
      sessionState: wireSessionState(session, store.random.uuid()),
    };
  },
};
