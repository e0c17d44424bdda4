import { inProcess, inProcessDirect } from '../../local/services/lambda/runtime/in-process';
import { childProcesses } from '../../local/services/lambda/runtime/process';
import type { Runtime } from '../../local/services/lambda/runtime/runtime';
import { startTestCenter } from '../support/test-center';
import { type Story, traceSignature } from '../support/trace-signature';

const CALLER = '+14155552671';

/** Of what sales sees, what does not depend on when it happened. */
const seenBySales = ({ Phone, Company, Status }: Record<string, unknown>) => ({ Phone, Company, Status });

/**
 * Whoever sees first that the call is on its way moves the row, the others find it moved: the reply to the dial, the events of the contact, the
 * check-in of the flow. Of these functions no more is compared than which calls they make.
 */
const EVIDENCE = /^lambda.invoke atlas-(start-outbound-call|contact-event|outbound-check-in)$/;

function settled(stories: readonly Story[]): readonly Story[] {
  const evidence = stories
    .filter(({ of }) => EVIDENCE.test(of))
    .flatMap(({ of, events }) => events.map((event) => `${of}: ${event.replace(/ [A-Z]\w+Exception$| TaskTimedOut$/, '')}`));
  return [...stories.filter(({ of }) => !EVIDENCE.test(of)), { of: 'evidence', events: [...new Set(evidence)].sort() }];
}

/**
 * A caller asks for a callback, hangs up when it is promised, answers it, hears the opening and hangs up. What would depend on the time that a
 * machine takes is not in it: no turn that a model answers, because after a second somebody fills it.
 */
async function journey(runtime: Runtime) {
  const center = await startTestCenter({ runtime });
  try {
    const ada = center.caller(CALLER);
    const call = await ada.dials();
    // The line must be free before Atlas dials, in either runtime.
    call.leg.subscribe((event) => {
      if (event.type === 'prompt' && /right back/.test(event.text)) call.hangsUp();
    });
    await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'answering support calls at night', 'yes');
    const callback = await ada.answers();
    callback.hangsUp();
    await center.settle();
    return {
      heard: [call.heard, callback.heard.slice(0, 1)],
      leads: center.salesforce.leads().map(seenBySales),
      faults: center.faults(),
      signature: settled(traceSignature(center.trace.events)),
    };
  } finally {
    await center.close();
  }
}

/**
 * In process on virtual time, and in child processes over the Runtime API, in which time is real. Both run the bundles of cdk.out against the same
 * endpoint, so the same things happen. When, and which of two concurrent things first (the branches of a Parallel, events of a contact and
 * the execution that made it), is chance in the one and drawn by the seed in the other: compared is what happened to each contact, in each state of
 * each execution and in each invocation, each in its order.
 */
it('a callback is the same story in either runtime, with and without HTTP', async () => {
  const virtual = await journey(inProcess);
  const real = await journey(childProcesses());
  expect(real).toEqual(virtual);
  expect(await journey(inProcessDirect)).toEqual(virtual);
  expect(virtual.leads).toEqual([{ Phone: CALLER, Company: 'Analytical Engines', Status: 'Working - Contacted' }]);
  expect(virtual.faults).toEqual([]);
}, 90_000); // in real time, however busy the machine
