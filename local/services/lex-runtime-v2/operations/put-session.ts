import { gzipSync } from 'node:zlib';
import type { PutSessionRequest } from '@aws-sdk/client-lex-runtime-v2';
import type { RawOutput } from '../../../cloud/raw-output';
import type { CallContext, Operation } from '../../../cloud/service';
import { problemWithMessages } from '../dialog/hook-messages';
import { newSession } from '../session';
import type { LexStore } from '../store';
import { addressOf, invalid, onBotAlias, SESSION_PATH } from './addresses';
import { setSessionState } from './session-state';
import { wireSessionState } from './wire';

/** https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_PutSession.html: a new session in the given state. No audio is made of the messages. */
export const putSession: Operation<LexStore, PutSessionRequest> = {
  http: { method: 'POST', path: SESSION_PATH, headers: { responsecontenttype: 'responseContentType' } },
  permissions: onBotAlias('lex:PutSession'),
  run: put,
};

function put(input: PutSessionRequest, { store, clock }: CallContext<LexStore>): RawOutput {
  const address = addressOf(input);
  const alias = store.aliasOf(address);
  const locale = store.localeOf(alias, address.localeId);
  if (!input.sessionState) throw invalid('sessionState', 'Member must not be null');
  const problem = problemWithMessages(input.messages);
  if (problem) throw invalid('messages', problem.replace(/^has /, ''));

  const session = newSession(address.sessionId);
  setSessionState(session, input.sessionState, locale, clock.now());
  session.messages = input.messages ?? [];
  store.sessions.save(address, session, clock.now() + alias.bot.idleSessionTtlMs);
  return {
    status: 200,
    headers: {
      'content-type': input.responseContentType ?? 'text/plain; charset=utf-8',
      'x-amz-lex-session-id': address.sessionId,
      'x-amz-lex-messages': packed(session.messages),
      'x-amz-lex-session-state': packed(wireSessionState(session, store.random.uuid())),
      'x-amz-lex-request-attributes': packed(input.requestAttributes ?? {}),
    },
    body: '',
  };
}

/** As these headers come from AWS: gzip, then base64. */
const packed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64');
