import type { Connection } from 'jsforce/lib/connection';
import { HttpApi } from 'jsforce/lib/http-api';
import { within } from '../../deadline';
import { API_VERSION, CALL_DEADLINE_MS, login, type ReadSecret } from './login';
import { SalesforceError } from './salesforce-error';

export interface SalesforceRequest {
  readonly method: 'GET' | 'PATCH';
  /** Below `/services/data/v68.0`. */
  readonly path: string;
  readonly body?: object;
}

export type SalesforceSession = ReturnType<typeof salesforceSession>;

/** One connection per execution environment. A session that has expired is opened again once, and everybody who met that shares the new one. */
export function salesforceSession(readSecret: ReadSecret) {
  let current: Promise<Connection> | undefined;

  const open = (): Promise<Connection> => {
    const opening = login(readSecret);
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
        return await send<Answer>(await used, request);
      } catch (error) {
        if (!(error instanceof SalesforceError && error.isSessionExpired)) throw error;
        if (current === used) current = undefined;
        return send<Answer>(await (current ?? open()), request);
      }
    },
  };
}

async function send<Answer>(connection: Connection, { method, path, body }: SalesforceRequest): Promise<Answer | undefined> {
  // Own time-out and no retries: jsforce waits half an hour, and repeats what the workflow repeats already.
  const api = new HttpApi(connection, { timeout: CALL_DEADLINE_MS, retry: { maxRetries: 0 } });
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
    return await within(CALL_DEADLINE_MS, api.request<Answer | undefined>(request));
  } catch (error) {
    throw SalesforceError.of(error, status);
  }
}
