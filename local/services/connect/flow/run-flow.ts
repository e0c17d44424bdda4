import { HungUp } from '../../../telephone/exchange';
import type { Action, FlowRun, Outcome } from './action';
import { actionTypes } from './actions';
import { conditionFor } from './conditions';
import type { Flow } from './flow';

/** A call of 15 minutes runs a few hundred; a flow that goes in circles without waiting is stopped. */
const MAX_ACTIONS_OF_A_CONTACT = 2_000;

/** Takes a contact through a flow until that ends. Rejects with `HungUp` as soon as the call has ended. */
export async function runFlow(started: Flow, run: FlowRun): Promise<void> {
  const { contact, line, context } = run;
  let flow = started;
  let action = flow.start;
  for (let count = 0; count < MAX_ACTIONS_OF_A_CONTACT; count++) {
    line.signal.throwIfAborted();
    const detail = { contactId: contact.contactId, flow: flow.name, action: action.identifier, type: action.type };
    context.trace.emit('connect.action', detail, { parent: contact.span });
    const { outcome, failure } = await attempt(action, run);
    if (outcome === 'end') return;
    if (typeof outcome === 'object' && 'transferTo' in outcome) {
      flow = outcome.transferTo;
      action = flow.start;
      continue;
    }
    const branch = branchOf(outcome, failure !== undefined, action);
    if (failure !== undefined) context.trace.fault(`${action.type} failed: ${nameAndMessage(failure)}`, placeOf(flow, action));
    const next = flow.actions.get(branch ?? '');
    if (!next) {
      if (failure === undefined) context.trace.fault('no branch is left to take', placeOf(flow, action));
      return;
    }
    action = next;
  }
  context.trace.fault(`more than ${MAX_ACTIONS_OF_A_CONTACT} actions in one contact: it goes in circles`, placeOf(flow, action));
}

async function attempt(action: Action, run: FlowRun): Promise<{ outcome: Outcome; failure?: unknown }> {
  try {
    return { outcome: (await actionTypes[action.type]?.run(action, run)) ?? 'end' };
  } catch (failure) {
    if (failure instanceof HungUp) throw failure;
    return { outcome: 'next', failure };
  }
}

function branchOf(
  outcome: Exclude<Outcome, 'end' | { transferTo: Flow }>,
  hasFailed: boolean,
  { nextAction, errors, conditions }: Action,
): string | undefined {
  if (hasFailed) return errors.get('NoMatchingError');
  if (outcome === 'next') return nextAction;
  if ('error' in outcome) return errors.get(outcome.error);
  return conditionFor(outcome.result, conditions)?.nextAction ?? errors.get('NoMatchingCondition');
}

const placeOf = (flow: Flow, action: Action): string => `contact flow "${flow.name}", action ${action.identifier}`;

const nameAndMessage = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
