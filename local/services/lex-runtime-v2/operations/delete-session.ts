import type { DeleteSessionRequest } from '@aws-sdk/client-lex-runtime-v2';
import { type Operation, ServiceError } from '../../../cloud/service';
import type { LexStore, SessionAddress } from '../store';
import { addressOf, onBotAlias, SESSION_PATH } from './addresses';

/** https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_DeleteSession.html */
export const deleteSession: Operation<LexStore, DeleteSessionRequest> = {
  http: { method: 'DELETE', path: SESSION_PATH },
  permissions: onBotAlias('lex:DeleteSession'),
  run(input, { store, clock }) {
    const address = addressOf(input);
    store.localeOf(store.aliasOf(address), address.localeId);
    if (!store.sessions.find(address, clock.now())) sessionNotFound(address);
    store.sessions.delete(address);
    return address;
  },
};

export function sessionNotFound({ sessionId, botAliasId }: SessionAddress): never {
  throw new ServiceError('ResourceNotFoundException', `Session ${sessionId} of bot alias ${botAliasId} was not found.`, 404);
}
