import { isStale, synthesize } from '../../local/synthesize';
import { ASSEMBLY } from './assembly';

/** Journeys run against the synthesized template; one synthesis serves them all. */
export default async function synthesizeOnce(): Promise<void> {
  if (isStale(ASSEMBLY)) await synthesize(ASSEMBLY);
}
