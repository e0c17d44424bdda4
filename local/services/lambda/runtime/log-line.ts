import { format } from 'node:util';
import type { LogFormat, LogLevel, LogLine } from './runtime';

const LEVELS: readonly LogLevel[] = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];

/** What the Node runtime makes of `console.warn('a %s', 1)`; nothing when the function's log level leaves it out. */
export function consoleLine(
  args: readonly unknown[],
  { at, level, requestId, logFormat }: { at: number; level: LogLevel; requestId: string | undefined; logFormat: LogFormat },
): LogLine | undefined {
  const timestamp = new Date(at).toISOString();
  if (logFormat.kind === 'Text') {
    return { text: `${timestamp}\t${requestId ?? 'undefined'}\t${level}\t${format(...args)}`, level, requestId };
  }
  if (LEVELS.indexOf(level) < LEVELS.indexOf(logFormat.level)) return undefined;
  const [only] = args;
  const message = args.length === 1 && typeof only === 'object' && only !== null && !('stack' in only) ? only : format(...args);
  return { text: JSON.stringify({ timestamp, level, ...(requestId && { requestId }), message }), level, requestId };
}
