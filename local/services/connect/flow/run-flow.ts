import { HungUp } from '../../../telephone/exchange';
import type { Action, ErrorType, FlowRun, Outcome } from './action';
import { actionTypes } from './actions';
import { conditionFor } from './conditions';
import type { Flow } from './flow';
import { waitInQueue } from './wait-in-queue';

/** A call of 15 minutes runs a few hundred; a flow that goes in circles without waiting is stopped. */
const MAX_ACTIONS_OF_A_CONTACT = 2_000;

/** Takes a contact through a flow until that ends. Rejects with `HungUp` as soon as the call has ended. */
export async function runFlow(started: Flow, run: FlowRun): Promise<void> {
  const { contact, line, context } = run;
  /** Where the modules that are running were invoked. */
  const invokedAt: { readonly flow: Flow; readonly action: Action }[] = [];
  let flow = started;
  let action = flow.start;
  for (let count = 0; count < MAX_ACTIONS_OF_A_CONTACT; count++) {
    line.signal.throwIfAborted();
    const detail = { contactId: contact.contactId, flow: flow.name, action: action.identifier, type: action.type };
    context.trace.emit('connect.action', detail, { parent: contact.span });
    const { outcome, failure } = await attempt(action, run);
    if (outcome === 'end') return;
    if (typeof outcome === 'object' && 'waitsIn' in outcome) return waitInQueue(outcome.waitsIn, run, runFlow);
    if (typeof outcome === 'object' && ('transferTo' in outcome || 'invoke' in outcome)) {
      if ('invoke' in outcome) invokedAt.push({ flow, action });
      else invokedAt.length = 0; // nobody returns from a flow
      flow = 'invoke' in outcome ? outcome.invoke : outcome.transferTo;
      action = flow.start;
      continue;
    }
    const branch = outcome === 'return' ? undefined : branchOf(outcome, failure !== undefined, action);
    if (failure !== undefined) context.trace.fault(`${action.type} failed: ${nameAndMessage(failure)}`, placeOf(flow, action));
    const isFailed = failure !== undefined || (typeof outcome === 'object' && 'error' in outcome);
    const place = outcome === 'return' ? invokedAt.pop() : { flow, action: flow.actions.get(branch ?? '') };
    const next = outcome === 'return' ? place?.flow.actions.get(place.action?.nextAction ?? '') : place?.action;
    if (isFailed) {
      const isFatal = !next;
      context.trace.emit('connect.flow-error', { ...detail, instanceId: contact.instance.id, isFatal }, { parent: contact.span });
    }
    if (!place || !next) {
      if (failure === undefined) context.trace.fault('no branch is left to take', placeOf(flow, action));
      return;
    }
    ({ flow } = place);
    action = next;
  }
  context.trace.fault(`more than ${MAX_ACTIONS_OF_A_CONTACT} actions in one contact: it goes in circles`, placeOf(flow, action));
}

async function attempt(action: Action, run: FlowRun): Promise<{ outcome: Outcome; failure?: unknown }> {
  try {
    return { outcome: (await runWatched(action, run)) ?? 'end' };
  } catch (failure) {
    if (failure instanceof HungUp) throw failure;
    return { outcome: 'next', failure };
  }
}

/** As it is, or as whoever watches the flow wants it to be. */
async function runWatched(action: Action, run: FlowRun): Promise<Outcome | undefined> {
  const type = actionTypes[action.type];
  const { watcher } = run.contact;
  if (!type || !watcher) return type?.run(action, run);
  const override = watcher.begins(action, type.resource?.(action, run));
  if (!override) return type.run(action, run);
  if ('substitute' in override) return type.run(type.substitute?.(action, override.substitute, run) ?? action, run);
  if (override.delayMs > 0) await run.context.clock.sleep(override.delayMs, run.line.signal);
  if ('error' in override) return { error: override.error };
  run.data.external = override.loaded;
  return 'next';
}

function branchOf(
  outcome: 'next' | { readonly result: string } | { readonly error: ErrorType },
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
