import { type ChildProcess, spawn } from 'node:child_process';

/**
 * A stopped process cannot notice that the host has died. This shell can: it reads from the host who lives, and when the host closes the pipe,
 * in whatever way it ended, kills who is left, each with its group.
 */
const SCRIPT = `
trap '' INT TERM HUP
alive=
while read -r what pid; do
  if [ "$what" = began ]; then
    alive="$alive $pid"
  else
    left=
    for each in $alive; do [ "$each" = "$pid" ] || left="$left $each"; done
    alive=$left
  fi
done
for each in $alive; do kill -s KILL -- "-$each"; done
`;

const alive = new Set<number>();
let shell: ChildProcess | undefined;

/** Ends the process if this one ends first. Not here: Windows, where nothing is ever stopped and a process ends itself when it finds the host gone. */
export function outliveNobody(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined || process.platform === 'win32') return;
  alive.add(pid);
  shell ??= startShell();
  shell.stdin?.write(`began ${pid}\n`);
  child.once('exit', () => {
    alive.delete(pid);
    shell?.stdin?.write(`ended ${pid}\n`);
    if (alive.size > 0) return;
    shell?.stdin?.end();
    shell = undefined;
  });
}

/** In a session of its own: what interrupts the host from the keyboard does not reach it. */
function startShell(): ChildProcess {
  const started = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} });
  started.unref();
  (started.stdin as unknown as { unref(): void }).unref();
  return started;
}
