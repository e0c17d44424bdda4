import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { TooLate, within } from '../../deadline';
import { SalesforceUnavailable } from '../../domain/errors';
import { Breaker } from '../../policy/breaker';
import { powertoolsSecret, type Secret } from '../powertools-secret';
import type { ReadSecret } from './login';
import { asLeadsError, SalesforceError } from './salesforce-error';
import type * as sessions from './session';
import type { SalesforceSession } from './session';

/** Of every call to it. */
export const SALESFORCE_DEADLINE_MS = 2_500;

export interface SalesforceLeadsOptions {
  /** Of the secret `{loginUrl, clientId, username, privateKey}`. */
  readonly secretId: string;
  readonly client?: SecretsManagerClient;
  /**
   * Of every call to Salesforce.
   * @default 2500
   */
  readonly callDeadlineMs?: number;
  /** Of the tasks that ask a person to call. Default: whoever Salesforce makes the owner. */
  readonly ownerId?: string;
}

/** While Salesforce is away nobody waits for it: a caller's phone would ring that much later. One request in ten seconds finds out. */
const BREAKER = { failures: 3, withinMs: 60_000, probeEveryMs: 10_000 };

/** One session, and one opinion of whether Salesforce is there, for all that an execution environment does with it. */
export function salesforceAccess({ secretId, client, callDeadlineMs = SALESFORCE_DEADLINE_MS }: SalesforceLeadsOptions) {
  const secret = powertoolsSecret({ secretId, ...AGES, deadlineMs: callDeadlineMs, isUsable: isJson, ...(client && { client }) });
  let session: SalesforceSession | undefined;
  const breaker = new Breaker(BREAKER, () => Date.now());
  return {
    callDeadlineMs,
    /** Errors: SalesforceUnavailable, SalesforceRejected. */
    within: <T>(deadlineMs: number, work: (session: SalesforceSession) => Promise<T>): Promise<T> =>
      translated(deadlineMs, breaker, () => {
        session ??= lazily().salesforceSession(secretReader(secret, callDeadlineMs), callDeadlineMs);
        return work(session);
      }),
  };
}

/** jsforce is loaded with the first call: most sweeps have nothing to say to Salesforce. */
const lazily = (): typeof sessions => require('./session');

async function translated<T>(deadlineMs: number, breaker: Breaker, work: () => Promise<T>): Promise<T> {
  if (!breaker.admits()) throw new SalesforceUnavailable('Salesforce is unavailable: it has failed too often just now');
  try {
    const result = await within(deadlineMs, work());
    breaker.succeeded();
    return result;
  } catch (error) {
    const translation =
      error instanceof TooLate ? new SalesforceUnavailable(`Salesforce is unavailable: ${error.message}`) : asLeadsError(error);
    if (translation instanceof SalesforceUnavailable && !isLocked(error)) breaker.failed();
    else breaker.succeeded(); // it answers, whatever it says
    throw translation;
  }
}

/** Somebody else is at the same record for a moment: that says nothing about Salesforce. */
const isLocked = (error: unknown): boolean => error instanceof SalesforceError && error.has('UNABLE_TO_LOCK_ROW');

/** It is rotated now and then; a refused login reads it anew at once. */
const AGES = { maxAgeSeconds: 300, staleSeconds: 3600 };

const secretReader =
  (secret: Secret, deadlineMs: number): ReadSecret =>
  async (isForced) => {
    try {
      return JSON.parse(await within(deadlineMs, secret.read({ isForced })));
    } catch (error) {
      throw new SalesforceUnavailable(`the Salesforce secret cannot be read: ${error instanceof Error ? error.name : typeof error}`);
    }
  };

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
