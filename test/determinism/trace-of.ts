import { playScriptedCall } from '../../local/call/scripted-call';
import { ASSEMBLY } from '../support/assembly';
import { startTestCenter } from '../support/test-center';

const LINES = ['hello', 'what about seals', 'call me back', 'Ada', 'Analytical Engines', 'night support', 'yes'];

/** A call, its callback and what they set in motion: every event of the trace, personal data included, one a line. */
export async function traceOf(seed: string, assembly = ASSEMBLY): Promise<string> {
  const center = await startTestCenter({ seed, assembly });
  await playScriptedCall(center, center.clock, { from: '+14155552671', lines: LINES, answerLines: ['go ahead', 'thanks'] });
  await center.close();
  return center.trace.events.map((event) => JSON.stringify(event)).join('\n');
}

/** The first line that is not the same; undefined when every byte is. */
export function firstDifference(
  one: string,
  other: string,
): { readonly line: number; readonly one: string; readonly other: string } | undefined {
  if (one === other) return undefined;
  const [ours, theirs] = [one.split('\n'), other.split('\n')];
  const line = ours.findIndex((text, index) => text !== theirs[index]);
  const at = line < 0 ? ours.length : line;
  return { line: at, one: ours[at] ?? 'nothing', other: theirs[at] ?? 'nothing' };
}
