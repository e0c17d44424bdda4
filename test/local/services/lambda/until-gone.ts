import { execFileSync } from 'node:child_process';

const MOST_LOOKS = 2000;

/** As `ps` shows it: T is stopped, Z has ended and nobody has taken note of it yet. Nothing when there is no such process. */
export const stateOf = (pid: number): string =>
  execFileSync('/bin/sh', ['-c', `ps -o stat= -p ${pid} || true`], { encoding: 'utf8' }).charAt(0);

/** Throws when the process is still there after many looks. */
export function untilGone(pid: number): void {
  for (let look = 0; look < MOST_LOOKS; look++) if ('Z'.startsWith(stateOf(pid))) return;
  throw new Error(`process ${pid} is still there, in state ${stateOf(pid)}`);
}
