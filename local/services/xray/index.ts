import type { Service } from '../../cloud/service';
import { putTraceSegments } from './operations/put-trace-segments';
import { Segments } from './store';

/** AWS X-Ray: keeps what functions send to the daemon that Lambda runs beside them. */
export const xray: Service<Segments> = {
  name: 'xray',
  signingName: 'xray',
  protocol: { kind: 'rest-json' },
  notHere:
    "Every operation that reads, samples or groups; the services' own segments (Lambda's, Step Functions'): local/cloud/trace.ts has what they would say. Sampling: every traced invocation is sampled.",
  createStore: () => new Segments(),
  resources: {},
  operations: { PutTraceSegments: putTraceSegments },
};
