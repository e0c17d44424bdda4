import type { HttpRequest } from '../../cloud/http-request';
import type { RawOutput } from '../../cloud/raw-output';
import type { CallContext, HttpRoute, Operation } from '../../cloud/service';
import { SalesforceError } from './salesforce-error';
import type { Org } from './store';

/** The only version that is hosted: Winter '27. */
export const API = '/services/data/v68.0';

export interface Answer {
  readonly status: number;
  /** JSON; none for 204. */
  readonly body?: unknown;
  /** Why it is a refusal. */
  readonly error?: string;
}

export interface RestRequest {
  readonly labels: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON object of the body. */
  fields(): Readonly<Record<string, unknown>>;
}

/** An operation of the REST API. Session, limits and errors are seen to here; `run` does the rest in one step. */
export function restOperation(
  { http, query = [] }: { readonly http: HttpRoute; readonly query?: readonly string[] },
  run: (request: RestRequest, context: CallContext<Org>) => Answer,
): Operation<Org, HttpRequest, RawOutput> {
  return {
    http,
    latencyMs: [350, 900],
    run: (request, context) =>
      answering(context, () => {
        context.store.sessions.use(request.headers['authorization']);
        const unknown = Object.keys(request.query).find((name) => !query.includes(name));
        if (unknown) throw notHosted(`the query parameter ${unknown} of ${http.method} ${http.path}`, context);
        return run({ labels: request.labels, query: request.query, fields: () => jsonObject(request.body) }, context);
      }),
  };
}

/** Runs while the org is up; what it throws in Salesforce's terms becomes the answer. The trace tells the code, never the message: it quotes values. */
export function answering({ store: org, trace, span }: CallContext<Org>, run: () => Answer): RawOutput {
  const { status, body, error } = attempt(() => {
    org.assertUp();
    return run();
  });
  if (error !== undefined) trace.emit('salesforce.refusal', { status, error }, { parent: span });
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'sforce-limit-info': org.sessions.limit() },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

function attempt(run: () => Answer): Answer {
  try {
    return run();
  } catch (error) {
    if (error instanceof SalesforceError) return { status: error.status, body: error.body, error: error.errorCode };
    throw error;
  }
}

/** What a real org may well have and this one lacks: said loudly, since no caller can be expected to handle it. */
export function notHosted(what: string, { trace }: CallContext<Org>): SalesforceError {
  trace.fault(`the local Salesforce does not host ${what}`, 'local/services/salesforce');
  return new SalesforceError('NOT_HOSTED', `the local Salesforce does not host ${what}; see docs/local-coverage.md`, [], 501);
}

function jsonObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // answered below, as what is JSON but no object
  }
  throw new SalesforceError('JSON_PARSER_ERROR', 'The HTTP entity body is required to be a JSON object');
}
