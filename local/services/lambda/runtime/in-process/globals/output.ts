import { Console } from 'node:console';
import { Writable } from 'node:stream';
import type { LogLevel } from '../../runtime';
import { moduleLike } from '../modules/module-like';

export interface LineWriter extends Writable {
  /** What has been written since the last end of a line becomes a line, too. */
  flush(): void;
}

/** `process.stdout` of an environment: each line that is written becomes a line of the log. */
export function lineWriter(onLine: (text: string) => void): LineWriter {
  let rest = '';
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: Buffer | string, _encoding, done) {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
      done();
    },
  });
  return Object.assign(stream, {
    flush() {
      if (rest) onLine(rest);
      rest = '';
    },
  });
}

/** The console as Lambda's Node runtime patches it: levels become a prefix, or JSON. What has no level (`table`, `dir`) goes to stdout. */
export function environmentConsole(stdout: Writable, stderr: Writable, log: (level: LogLevel, args: unknown[]) => void): Console {
  const at =
    (level: LogLevel) =>
    (...args: unknown[]) =>
      log(level, args);
  return moduleLike(new Console({ stdout, stderr }), {
    Console,
    log: at('INFO'),
    info: at('INFO'),
    debug: at('DEBUG'),
    trace: at('TRACE'),
    warn: at('WARN'),
    error: at('ERROR'),
  });
}
