import { createHash } from 'node:crypto';
import { playScriptedCall } from '../../local/call/scripted-call';
import { startTestCenter } from '../support/test-center';

const LINES = ['hello', 'what about seals', 'call me back', 'Ada', 'Analytical Engines', 'night support', 'yes'];

async function traceOf(seed: string): Promise<string> {
  const center = await startTestCenter({ seed });
  await playScriptedCall(center, center.clock, { from: '+14155552671', lines: LINES, answerLines: ['go ahead', 'thanks'] });
  await center.close();
  return createHash('sha256').update(JSON.stringify(center.trace.events)).digest('hex');
}

describe('a seed', () => {
  it('gives the same trace twice, byte for byte', async () => expect(await traceOf('7')).toBe(await traceOf('7')));
  it('gives another one than another seed', async () => expect(await traceOf('7')).not.toBe(await traceOf('8')));
});
