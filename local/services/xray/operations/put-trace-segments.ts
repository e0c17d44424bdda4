import type { CallContext, Operation } from '../../../cloud/service';
import { readSegment } from '../segment';
import type { Segments } from '../store';

interface Input {
  readonly TraceSegmentDocuments?: readonly string[];
}

interface Output {
  readonly UnprocessedTraceSegments: readonly { readonly Id?: string; readonly ErrorCode: string; readonly Message: string }[];
}

/** What cannot be read comes back unprocessed, as on AWS, and is a fault: nobody looks at what comes back. */
// https://docs.aws.amazon.com/xray/latest/api/API_PutTraceSegments.html
function run({ TraceSegmentDocuments: documents = [] }: Input, { store, trace }: CallContext<Segments>): Output {
  const unprocessed = documents.flatMap((document) => {
    const segment = readSegment(document);
    if ('wrong' in segment) {
      trace.fault(`a trace segment was not processed: ${segment.wrong}`, 'xray.PutTraceSegments');
      return [{ ErrorCode: 'InvalidSegment', Message: segment.wrong }];
    }
    store.add(segment);
    const { name, id, trace_id, parent_id, subsegments = [] } = segment;
    trace.emit('xray.segment', { name, id, traceId: trace_id, parentId: parent_id, subsegments: subsegments.map((each) => each.name) });
    return [];
  });
  return { UnprocessedTraceSegments: unprocessed };
}

export const putTraceSegments: Operation<Segments, Input, Output> = {
  run,
  permissions: () => [{ action: 'xray:PutTraceSegments', resource: '*' }],
  http: { method: 'POST', path: '/TraceSegments' },
};
