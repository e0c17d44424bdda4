import { inProcess } from '../../local/services/lambda/runtime/in-process';
import { childProcesses } from '../../local/services/lambda/runtime/process';
import type { Runtime } from '../../local/services/lambda/runtime/runtime';
import { startTestCenter } from '../support/test-center';
import { traceSignature } from '../support/trace-signature';

const CALLER = '+14155552671';

/** Of what sales sees, what does not depend on when it happened. */
const seenBySales = ({ Phone, Company, Status }: Record<string, unknown>) => ({ Phone, Company, Status });

/** A caller asks for a callback, answers it, says a word and hangs up. */
async function journey(runtime: Runtime) {
  const center = await startTestCenter({ runtime, seed: process.env['R1_SEED'] ?? '1', assembly: process.env['R1_ASSEMBLY'] });
  try {
    const ada = center.caller(CALLER);
    const call = await ada.dials();
    await call.saysAll('please call me back', 'Ada Lovelace', 'Analytical Engines', 'answering support calls at night', 'yes');
    const callback = await ada.answers();
    await callback.says('yes, go ahead');
    callback.hangsUp();
    await center.settle();
    return {
      heard: [call.heard, callback.heard.slice(0, 1)],
      leads: center.salesforce.leads().map(seenBySales),
      faults: center.faults(),
      signature: traceSignature(center.trace.events),
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
it('a callback is the same story in either runtime', async () => {
  const virtual = await journey(inProcess);
  const real = await journey(childProcesses());
  expect(real).toEqual(virtual);
  expect(virtual.leads).toEqual([{ Phone: CALLER, Company: 'Analytical Engines', Status: 'Working - Contacted' }]);
  expect(virtual.faults).toEqual([]);
});
