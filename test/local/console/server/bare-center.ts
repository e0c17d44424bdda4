import { seededRandom } from '../../../../local/cloud/seeded-random';
import { traceLog } from '../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import type { ContactCenter } from '../../../../local/contact-center';
import { salesforce } from '../../../../local/services/salesforce';
import { sfn } from '../../../../local/services/sfn';
import { telephoneNetwork } from '../../../../local/telephone/network';

/** A contact center without a cloud behind it: nobody has called yet, and whoever calls is not answered. For tests of the console alone. */
export function bareCenter() {
  const clock = virtualClock({ startMs: Date.parse('2026-11-18T18:00:00Z') });
  const trace = traceLog(clock);
  const telephone = telephoneNetwork(clock, trace);
  const host = {
    clock,
    trace,
    random: seededRandom('console'),
    accountId: '123456789012',
    region: 'us-east-1',
    endpointUrl: () => '',
    exchange: () => Promise.reject(new Error('nothing is hosted')),
    connect: () => refuse(),
  };
  const center = {
    clock,
    trace,
    telephone,
    number: '+14155550100',
    salesforce: salesforce.createStore(host),
    stateMachines: sfn.createStore(host),
    cloud: { templates: [{ name: 'Atlas.template.json', sha256: 'of the start' }], outputs: {}, call: () => refuse() },
    faults: () => trace.faults,
    close: async () => undefined,
  };
  return { clock, telephone, trace, center: center as unknown as ContactCenter };
}

function refuse(): never {
  throw new Error('there is no cloud behind it');
}
