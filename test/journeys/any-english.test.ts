import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playScriptedCall } from '../../local/call/scripted-call';
import { startTestCenter } from '../support/test-center';

/** English that nobody wrote for a phone: the first 200 lines with words in them of our own documents. */
const LINES = [
  'LICENSE',
  'README.md',
  'docs/architecture.md',
  'docs/dependencies.md',
  'statemachines/README.md',
  'contactflows/README.md',
  'salesforce/README.md',
]
  .flatMap((file) => readFileSync(join(__dirname, '../..', file), 'utf8').split('\n'))
  .filter((line) => /[a-z]{3}/i.test(line))
  .slice(0, 200);

it('200 lines of any English get 200 replies, many different ones, and the model makes every one that no intent covers', async () => {
  expect(LINES).toHaveLength(200);
  const center = await startTestCenter();
  const { turns } = await playScriptedCall(center, center.clock, { from: '+14155552671', lines: LINES, answerLines: undefined });
  const inbound = turns.filter(({ direction }) => direction === 'inbound');
  expect(inbound).toHaveLength(200);
  expect(inbound.filter(({ heard }) => heard.trim() === '')).toEqual([]);
  expect(new Set(inbound.map(({ heard }) => heard)).size).toBeGreaterThanOrEqual(50);
  const fallback = inbound.filter(({ intent }) => intent === 'FallbackIntent');
  expect(fallback.length).toBeGreaterThan(100);
  expect(fallback.filter(({ rung }) => rung !== 'fast')).toEqual([]);
  expect(center.faults()).toEqual([]);
  await center.close();
});
