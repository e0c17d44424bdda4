import { type ServiceContext, ServiceError } from '../../cloud/service';
import { detach } from './detach';
import type { FunctionConfiguration } from './lambda-function';
import { roleOf } from './role';
import type { Functions } from './store';

/** Before each document: `{"format":"json","version":1}` and the end of the line. */
const HEADER = /^\{"format": ?"json", ?"version": ?1\}\n/;

/** X-Ray's daemon: passes on what it was sent, in the name of the function's role. What X-Ray does not take is lost, as on AWS. */
export function deliverTraceData(datagram: string, fn: FunctionConfiguration, context: ServiceContext<Functions>): void {
  if (!HEADER.test(datagram)) return context.trace.fault(`${fn.name} sent the X-Ray daemon something without its header`, fn.where);
  const input = { TraceSegmentDocuments: [datagram.replace(HEADER, '')] };
  const sent = context.call({ service: 'xray', operation: 'PutTraceSegments', input, principal: roleOf(fn) });
  detach(
    sent.catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
    }),
    context.clock,
  );
}
