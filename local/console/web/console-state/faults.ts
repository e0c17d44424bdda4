import type { TraceEvent } from '../../../cloud/trace';
import type { ShownFault } from './console-state';

const FAULTS_KEPT = 50;

/** Adds the faults among these events, newest first; the very same list when there is none. */
export function withFaults(faults: readonly ShownFault[], events: readonly TraceEvent[]): readonly ShownFault[] {
  const found = events
    .filter(({ type }) => type === 'fault')
    .map(({ at, detail }) => ({ at, what: String(detail['what']), where: String(detail['where']) }));
  return found.length === 0 ? faults : [...found.reverse(), ...faults].slice(0, FAULTS_KEPT);
}
