import type { ServiceContext } from '../../cloud/service';
import type { TraceEvent } from '../../cloud/trace';
import { embeddedMetrics } from './metrics/embedded';
import { readerOf } from './metrics/of-services';
import type { CloudWatch } from './store';

/** Makes metrics of the trace: what the services did, and what functions wrote into their logs in the embedded format. */
export function readTrace(context: ServiceContext<CloudWatch>): () => void {
  const { trace, store, clock } = context;
  const readService = readerOf((namespace, name, dimensions, value) =>
    store.metrics.put({ namespace, name, dimensions, value, at: clock.now() }),
  );
  const readLine = ({ detail, pii }: TraceEvent) => {
    const { data, wrong } = embeddedMetrics(String(pii?.['line']));
    for (const datum of data) store.metrics.put(datum);
    for (const what of wrong) trace.fault(`metrics in a log that CloudWatch would drop: ${what}`, `function ${detail['function']}`);
  };
  return trace.subscribe((event) => {
    if (event.type === 'lambda.log') readLine(event);
    else readService(event);
  });
}
