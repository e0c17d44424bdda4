import { ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import type { Dialer, DialResult } from '../ports/dialer';
import { onFirstUse, type Sender } from './sdk/on-first-use';
import { quiet } from './sdk/quiet';

export interface ConnectDialerOptions {
  readonly instanceId: string;
  readonly flowId: string;
  /** Claimed to the instance; what the called person sees. */
  readonly sourcePhoneNumber: string;
  /** @default 2000 */
  readonly deadlineMs?: number;
  readonly client?: Sender<ConnectClient>;
}

export const DIAL_DEADLINE_MS = 2_000;
const RING_SECONDS = 30;

/** One attempt at Connect, never two: an SDK that retries would ring twice. The ClientToken is the second line only. */
export function connectDialer({
  instanceId,
  flowId,
  sourcePhoneNumber,
  deadlineMs = DIAL_DEADLINE_MS,
  client,
}: ConnectDialerOptions): Dialer {
  const connect = client ?? onFirstUse(() => new ConnectClient({ ...quiet, maxAttempts: 1 }));
  return {
    async dial({ callbackId, attempt, attemptId, number }) {
      const command = new StartOutboundVoiceContactCommand({
        InstanceId: instanceId,
        ContactFlowId: flowId,
        SourcePhoneNumber: sourcePhoneNumber,
        DestinationPhoneNumber: number,
        ClientToken: attemptId,
        RingTimeoutInSeconds: RING_SECONDS,
        Attributes: { callbackId, attempt: String(attempt) },
      });
      try {
        const { ContactId } = await connect.send(command, { abortSignal: AbortSignal.timeout(deadlineMs) });
        return ContactId ? { result: 'placed', contactId: ContactId } : ambiguous('a reply without a contact');
      } catch (error) {
        return classify(error as Failure);
      }
    },
  };
}

type Failure = NodeJS.ErrnoException & { readonly $metadata?: { readonly httpStatusCode?: number } };

/** By error name, then by whether the request can have left this machine, then by status. What is not known for certain may ring. */
function classify(error: Failure): DialResult {
  const refusal = REFUSALS[error.name];
  if (refusal) return { result: 'refused', reason: refusal };
  if (LIMITS.has(error.name)) return { result: 'notExecuted', reason: 'Connect takes no more calls at the moment' };
  if (UNSENT.test(`${error.code} ${error.message}`) || error.name === 'CredentialsProviderError') {
    return { result: 'notExecuted', reason: 'Connect could not be reached' };
  }
  const status = error.$metadata?.httpStatusCode ?? 0;
  if (status === 429) return { result: 'notExecuted', reason: 'Connect takes no more calls at the moment' };
  if (status >= 400 && status < 500 && status !== 408)
    return { result: 'notExecuted', reason: `Connect did not accept the request (${error.name})` };
  return ambiguous(error.name);
}

const ambiguous = (what: string): DialResult => ({ result: 'ambiguous', reason: `Connect gave no clear answer (${what})` });

/** It says the same every time. */
const REFUSALS: Readonly<Record<string, string>> = {
  InvalidParameterException: 'Connect does not take this number or these settings',
  InvalidRequestException: 'Connect does not take this number or these settings',
  DestinationNotAllowedException: 'Connect is not enabled for calls to this country',
  OutboundContactNotPermittedException: 'Connect does not permit calls to this number',
  ResourceNotFoundException: 'Connect is not set up for outbound calls',
};

const LIMITS: ReadonlySet<string> = new Set([
  'LimitExceededException',
  'ThrottlingException',
  'TooManyRequestsException',
  'ServiceQuotaExceededException',
  'RequestLimitExceeded',
]);

/** The connection was never made. In the message too: where the SDK has to wrap an error, it keeps the words only. */
const UNSENT = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN)\b/;
