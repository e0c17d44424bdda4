import type { RawOutput } from '../raw-output';
import type { Trace } from '../trace';
import type { Incoming } from './incoming';

/** `GET /health`, unsigned, for whoever starts the local cloud and waits for it: it answers, and how many faults there are so far. */
export function healthOf({ method, path }: Incoming, { faults }: Pick<Trace, 'faults'>): RawOutput | undefined {
  if (method !== 'GET' || path !== '/health') return undefined;
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ status: 'ok', faults: faults.length }) };
}
