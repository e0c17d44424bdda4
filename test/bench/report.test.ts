import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueClaims } from '../../bench/latency/claims';
import { BOUND, designs } from '../../bench/latency/design';
import { drawCall } from '../../bench/latency/draws';
import { DOCUMENT, TODAY } from '../../bench/latency/profile';
import { resultOf, simulate } from '../../bench/latency/simulate';
import { pictures } from '../../bench/report/pictures';
import { newestResult } from '../../bench/report/results';
import { linear, logarithmic, picture, text } from '../../bench/report/svg';
import { seededRandom } from '../../local/cloud/seeded-random';
import { temporaryFolder } from '../support/temporary-folder';

const CALLS = 5;
const TURNS = 14;

function profileOf(profile: typeof DOCUMENT) {
  const random = seededRandom('pictures');
  const draws = Array.from({ length: CALLS }, () => drawCall(random, TURNS));
  const samples = new Map(designs([]).map((design) => [design.name, simulate(design, profile, draws)]));
  const bound = samples.get(BOUND.name);
  if (!bound) throw new Error('no bound');
  const results = designs([]).map((design) => resultOf(design, samples.get(design.name) ?? bound, bound));
  const alone = (technique: string) => [...samples].find(([name]) => name.endsWith(`alone: ${technique}`))?.[1] ?? bound;
  return { designs: results, issues: issueClaims(samples.get('before') ?? bound, alone), phases: [], shipped: {} as never };
}

it('draws every design of the ladder, every issue and every technique, with the same run the same picture', () => {
  const profiles = { document: profileOf(DOCUMENT), today: profileOf(TODAY) };
  const drawn = pictures({ profiles });
  expect(Object.keys(drawn)).toEqual(['latency-turn.svg', 'latency-ring.svg', 'latency-issues.svg', 'latency-without.svg']);
  for (const name of ['before', 'phases 1+2+3', 'bound']) expect(drawn['latency-turn.svg']).toContain(`>${name}</text>`);
  expect(drawn['latency-issues.svg']).toContain('>12 phoneOnce</text>');
  expect(drawn['latency-without.svg']).toContain('>speculativeScenario</text>');
  expect(pictures({ profiles })).toEqual(drawn);
  for (const svg of Object.values(drawn)) expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

it('keeps what is beyond a scale at its edge, and words from becoming marks', () => {
  expect([linear(10, 100, 50).at(25), linear(10, 100, 50).at(90)]).toEqual([60, 110]);
  expect([logarithmic(0, 100, 1, 10_000).at(100), logarithmic(0, 100, 1, 10_000).at(0)]).toEqual([50, 0]);
  expect(picture('a < b', '', 100, 1, [text(1, 2, '<script>')])).toMatch(/<title>a &lt; b<\/title>[\s\S]*&lt;script&gt;/);
});

it('takes the newest result of a command, whichever file it is in', () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ size: { at: '2026-11-20T10:00:00Z' }, turn: { at: '2026-11-20T12:00:00Z' } }));
  writeFileSync(join(folder, 'b.json'), JSON.stringify({ size: { at: '2026-11-20T11:00:00Z' } }));
  expect([newestResult('size', folder).file, newestResult('turn', folder).file]).toEqual(['b.json', 'a.json']);
  expect(() => newestResult('latency', folder)).toThrow('no result of latency');
});
