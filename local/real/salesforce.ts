import { createSign } from 'node:crypto';
import type { HttpRequest } from '../cloud/http-request';
import type { RawOutput } from '../cloud/raw-output';
import type { CallContext, Operation, Service } from '../cloud/service';
import { systemClock } from '../cloud/system-clock';

/** The value of the product's secret. */
export interface SalesforceLogin {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly username: string;
  readonly privateKey: string;
}

const DEADLINE_MS = 30_000;
const ASSERTION_LIFE_SECONDS = 180;
/** What of a request and of an answer goes on: the rest is between two hops. */
const PASSED_ON = ['authorization', 'content-type', 'sforce-duplicate-rule-header'];
const PASSED_BACK = ['content-type', 'sforce-limit-info'];

/**
 * A real org behind the address of the local one: the product logs in here, and this logs in there, so that the real key stays in this process.
 * Not here: anything of the local org. What sales sees is in the real one.
 */
export function withRealOrg(service: Service, login: SalesforceLogin): Service {
  let instanceUrl: string | undefined;
  const forward: Operation<unknown, HttpRequest, RawOutput> = {
    latencyMs: [0, 0],
    async run(request, { clock, endpointUrl }: CallContext<unknown>) {
      const work = (async () => {
        if (request.path !== '/services/oauth2/token') return passedOn(request, instanceUrl ?? login.loginUrl);
        const { answer, instance } = await loggedIn(login, endpointUrl());
        instanceUrl = instance ?? instanceUrl;
        return answer;
      })();
      return clock.busy(work.catch(unavailable));
    },
  };
  return { ...service, operations: { forward } };
}

/** The product's own assertion is made with a key that only the local org knows. */
async function loggedIn(login: SalesforceLogin, endpointUrl: string): Promise<{ readonly answer: RawOutput; readonly instance?: string }> {
  const response = await fetch(`${login.loginUrl}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertionOf(login) }),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  const answer = await answerOf(response);
  if (!response.ok) return { answer };
  const granted = JSON.parse(String(answer.body)) as Record<string, unknown>;
  return {
    answer: { ...answer, body: JSON.stringify({ ...granted, instance_url: endpointUrl }) },
    instance: String(granted['instance_url']),
  };
}

async function passedOn({ method, path, query, headers, body }: HttpRequest, instanceUrl: string): Promise<RawOutput> {
  const url = new URL(path, instanceUrl);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const passed = Object.fromEntries(PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
  const hasBody = method !== 'GET' && method !== 'DELETE';
  return answerOf(
    await fetch(url, { method, headers: passed, ...(hasBody && { body: new Uint8Array(body) }), signal: AbortSignal.timeout(DEADLINE_MS) }),
  );
}

const answerOf = async (response: Response): Promise<RawOutput> => ({
  status: response.status,
  headers: Object.fromEntries(
    PASSED_BACK.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name) as string]] : [])),
  ),
  body: await response.text(),
});

const unavailable = (error: Error): RawOutput => ({
  status: 503,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify([{ errorCode: 'SERVER_UNAVAILABLE', message: `the real Salesforce cannot be reached: ${error.name}` }]),
});

function assertionOf({ clientId, username, loginUrl, privateKey }: SalesforceLogin): string {
  const exp = Math.floor(systemClock().now() / 1000) + ASSERTION_LIFE_SECONDS; // the real time, whatever the cloud's is
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: clientId, sub: username, aud: loginUrl, exp })}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(privateKey, 'base64url')}`;
}
