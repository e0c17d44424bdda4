// Flow designer: "Transfer to phone number".
import { HungUp, type Line } from '../../../../telephone/exchange';
import { destinationComplaint } from '../../destinations';
import type { ActionType, FlowRun, Outcome } from '../action';
import { bridge } from '../bridge';
import { either, fixed, oneOf, optional, reference, shape, whole } from '../parameters';

const DEFAULT_RING_SECONDS = 30;

/**
 * Calls somebody and lets the two talk: each hears what the other says. Not here: digits to press there, names as caller id.
 */
// https://docs.aws.amazon.com/connect/latest/adminguide/participant-actions-transferparticipanttothirdparty.html
export const transferParticipantToThirdParty: ActionType = {
  parameters: shape({
    ThirdPartyPhoneNumber: either(fixed, reference),
    ThirdPartyConnectionTimeLimitSeconds: optional(either(whole(1, 600), reference)),
    ContinueFlowExecution: optional(oneOf('True', 'False')),
    CallerId: optional(shape({ Number: either(fixed, reference) })),
  }),
  errors: ({ ContinueFlowExecution }) =>
    ContinueFlowExecution === 'False'
      ? ['CallFailed', 'NoMatchingError']
      : ['ConnectionTimeLimitExceeded', 'CallFailed', 'NoMatchingError'],
  async run({ parameters }, run): Promise<Outcome> {
    const { contact, context, resolve } = run;
    const to = resolve(parameters.ThirdPartyPhoneNumber);
    if (!/^\+[1-9]\d{1,14}$/.test(to) || destinationComplaint(to, context.store.settings)) return { error: 'CallFailed' };
    const seconds = Number(resolve(parameters.ThirdPartyConnectionTimeLimitSeconds ?? String(DEFAULT_RING_SECONDS)));
    const thirdParty = context.store.network.ring({ to, ringTimeoutMs: seconds * 1000, contactId: contact.contactId, span: contact.span });
    const failure = await connected(thirdParty, run);
    if (failure === 'TELECOM_UNANSWERED' && parameters.ContinueFlowExecution !== 'False') return { error: 'ConnectionTimeLimitExceeded' };
    if (failure !== undefined) return { error: 'CallFailed' };
    await bridge(run.line, thirdParty);
    return parameters.ContinueFlowExecution === 'False' ? 'end' : 'next';
  },
};

/** Why they are not: undefined once they talk. Whoever was called is let go when the customer hangs up. */
async function connected(thirdParty: Line, { line }: FlowRun): Promise<string | undefined> {
  const letGo = () => thirdParty.end('CUSTOMER_DISCONNECT');
  line.signal.addEventListener('abort', letGo, { once: true });
  thirdParty.signal.addEventListener('abort', () => line.signal.removeEventListener('abort', letGo));
  try {
    await thirdParty.answered;
    return undefined;
  } catch (error) {
    line.signal.throwIfAborted();
    if (error instanceof HungUp) return error.reason;
    throw error;
  }
}
