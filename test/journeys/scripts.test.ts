import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playScriptedCall } from '../../local/call/scripted-call';
import { startTestCenter, type TestCenter } from '../support/test-center';

const FOLDER = join(__dirname, 'scripts');
const scripts = readdirSync(FOLDER).map((file) => {
  const lines = readFileSync(join(FOLDER, file), 'utf8').trim().split('\n');
  const intent = file
    .replace('.txt', '')
    .split('-')
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join('');
  return { intent, lines };
});

/** Every intent of the bot. */
const INTENTS = JSON.parse(readFileSync(join(__dirname, '../../constructs/lex-bot/en_US.json'), 'utf8')).utterances;

let center: TestCenter;
beforeAll(async () => {
  center = await startTestCenter();
});
afterAll(() => center.close());

it('there is a call of ten turns for every intent', () => {
  expect(scripts.map(({ intent }) => intent).sort()).toEqual([...Object.keys(INTENTS), 'FallbackIntent'].sort());
  expect(scripts.filter(({ lines }) => lines.length !== 10)).toEqual([]);
});

it.each(scripts.map((script, index) => ({ ...script, from: `+1415555${2700 + index}` })))(
  'a call about $intent is understood, and nothing goes wrong',
  async ({ intent, lines, from }) => {
    const { turns } = await playScriptedCall(center, center.clock, { from, lines, answerLines: undefined });
    const inbound = turns.filter(({ direction }) => direction === 'inbound');
    expect(inbound.map(({ said }) => said)).toEqual(lines);
    expect(inbound.filter(({ heard }) => heard.trim() === '')).toEqual([]);
    expect(inbound.filter((turn) => turn.intent === intent).length).toBeGreaterThan(0);
    expect(center.faults()).toEqual([]);
  },
);
