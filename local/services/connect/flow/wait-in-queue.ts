import { HungUp, type Line } from '../../../telephone/exchange';
import { publishContactEvent } from '../contact-events';
import type { FlowRun } from './action';
import { bridge } from './bridge';
import type { Flow } from './flow';
import { unlessHungUp } from './unless-hung-up';

/** The queue's flow stops where it is: an agent has the contact. */
class Taken extends HungUp {}

/**
 * Until an agent takes the contact and one of the two hangs up. Meanwhile the queue's flow runs, if there is one; it may end before the waiting
 * does. Rejects when the customer hangs up.
 */
export async function waitInQueue(
  flow: Flow | undefined,
  run: FlowRun,
  runFlow: (flow: Flow, run: FlowRun) => Promise<void>,
): Promise<void> {
  const { contact, context, line } = run;
  const accepted = context.store.agents.waitFor(contact);
  const taken = new AbortController();
  void accepted.then(() => taken.abort(new Taken('CONNECTED_TO_AGENT')));
  const queueLine = until(line, taken.signal);
  try {
    if (flow) await runFlow(flow, { ...run, line: queueLine });
    await unlessHungUp(accepted, line.signal);
  } catch (error) {
    if (!(error instanceof Taken)) throw error;
  }
  const { agent, line: agentLine } = await accepted;
  contact.agent = agent;
  contact.connectedToAgentAt = context.clock.now();
  publishContactEvent('CONNECTED_TO_AGENT', contact, context);
  await bridge(line, agentLine);
  line.end('AGENT_DISCONNECT');
}

/** The line, until something else happens. */
function until(line: Line, stop: AbortSignal): Line {
  const signal = AbortSignal.any([line.signal, stop]);
  return {
    leg: line.leg,
    signal,
    answered: line.answered,
    end: (reason) => line.end(reason),
    speak: (text, interruptedBy) => unlessHungUp(line.speak(text, interruptedBy), signal),
    listen: (kinds, withinMs) => unlessHungUp(line.listen(kinds, withinMs), signal),
    next: (kinds, withinMs) => unlessHungUp(line.next(kinds, withinMs), signal),
    turn: (turn) => line.turn(turn),
  };
}
