import type { Connection } from 'jsforce/lib/connection';
import { HttpApi } from 'jsforce/lib/http-api';
import { measure } from '../../observability';
import { API_VERSION, login, type ReadSecret } from './login';
import { SalesforceError } from './salesforce-error';

export interface SalesforceRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/services/data/v68.0`. */
  readonly path: string;
  readonly body?: object;
}

export type SalesforceSession = ReturnType<typeof salesforceSession>;

/** One connection per execution environment. A session that has expired is opened again once, and everybody who met that shares the new one. */
export function salesforceSession(readSecret: ReadSecret, deadlineMs: number) {
  let current: Promise<Connection> | undefined;

  const open = (): Promise<Connection> => {
    const opening = timed('salesforce_auth', () => login(readSecret, deadlineMs));
    current = opening;
    opening.catch(() => {
      if (current === opening) current = undefined; // the next request tries again
    });
    return opening;
  };

  return {
    /** The body of the answer, `undefined` when it has none. Errors: SalesforceError; SalesforceUnavailable when there is no session. */
    async request<Answer>(request: SalesforceRequest): Promise<Answer | undefined> {
      const used = current ?? open();
      try {
        const connection = await used;
        return await timed('salesforce_call', () => send<Answer>(connection, request));
      } catch (error) {
        if (!(error instanceof SalesforceError && error.isSessionExpired)) throw error;
        if (current === used) current = undefined;
        const connection = await (current ?? open());
        return timed('salesforce_call', () => send<Answer>(connection, request));
      }
    },
  };
}

/** One line a call: SalesforceLatency, and which kind of call it was. */
async function timed<T>(span: 'salesforce_auth' | 'salesforce_call', work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  try {
    return await work();
  } finally {
    measure('salesforce', [{ dimensions: { Span: span }, metrics: { SalesforceLatency: [Date.now() - startedAt, 'Milliseconds'] } }]);
  }
}

async function send<Answer>(connection: Connection, { method, path, body }: SalesforceRequest): Promise<Answer | undefined> {
  const api = new HttpApi(connection, {});
  let status = 0;
  api.on('response', ({ statusCode }: { statusCode: number }) => {
    status = statusCode;
  });
  const request = {
    method,
    url: `${connection.instanceUrl}/services/data/v${API_VERSION}${path}`,
    headers: { 'content-type': 'application/json', 'Sforce-Duplicate-Rule-Header': 'allowSave=true' },
    ...(body && { body: JSON.stringify(body) }),
  };
  try {
    const answer = await api.request<Answer | undefined>(request);
    if (status >= 300) throw Object.assign(new Error('redirected'), { code: `ERROR_HTTP_${status}` });
    return answer;
  } catch (error) {
    throw SalesforceError.of(error, status);
  }
}
