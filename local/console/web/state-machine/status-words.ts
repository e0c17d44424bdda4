import { duration } from '../format/duration';
import type { Visit } from './visits';

/** Shape and word beside every color. */
const MARKS: Readonly<Record<Visit['status'], string>> = { running: '●', done: '✓', caught: '⚠', failed: '✕', stopped: '■' };

const WORDS: Readonly<Record<Visit['status'], string>> = {
  running: 'running',
  done: 'done',
  caught: 'failed, the error was caught',
  failed: 'failed',
  stopped: 'stopped',
};

/** For the box of a state: `✓ 42 ms · 2 retries · 3rd visit` in as few characters as possible. */
export function shortStatus(visits: readonly Visit[]): string {
  const last = visits.at(-1);
  if (!last) return '';
  const { status, run } = last;
  return [
    `${MARKS[status]} ${tookOf(last) ?? WORDS[status]}`,
    run.retries > 0 && `↻ ${run.retries}`,
    visits.length > 1 && `× ${visits.length}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The same in a sentence. */
export function longStatus(visits: readonly Visit[]): string {
  const last = visits.at(-1);
  if (!last) return 'not entered';
  const { status, run } = last;
  const took = tookOf(last);
  return [
    run.error === undefined ? WORDS[status] : `${WORDS[status]}: ${run.error}`,
    took !== undefined && `took ${took}`,
    run.retries > 0 && (run.retries === 1 ? '1 retry' : `${run.retries} retries`),
    visits.length > 1 && `visit ${visits.length}`,
  ]
    .filter(Boolean)
    .join(', ');
}

export const tookOf = ({ run: { enteredAt, exitedAt } }: Visit): string | undefined =>
  exitedAt === undefined ? undefined : duration(exitedAt - enteredAt);
