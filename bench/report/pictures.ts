import type { IssueClaim } from '../latency/claims';
import type { LabResult, ProfileResult } from '../latency/lab';
import type { DesignResult } from '../latency/simulate';
import { axes, band, COLOURS, dot, line, linear, logarithmic, picture, rowY, text } from './svg';

/** File name → SVG, of one run of the lab. */
export const pictures = ({ profiles }: Pick<LabResult, 'profiles'>): Readonly<Record<string, string>> => ({
  'latency-turn.svg': spans('How long an answer to a question takes', profiles, (design) => design.turn.conversation, [12_000, 8_000]),
  'latency-ring.svg': spans('How long from the yes until the phone rings', profiles, (design) => design.ring, [18_000, 12_000]),
  'latency-issues.svg': issues(profiles.document.issues, profiles.today.issues),
  'latency-without.svg': without(profiles.document),
});

const LADDER = ['before', 'phase 1', 'phases 1+2', 'phases 1+2+3', 'all', 'as built', 'bound'];
const WIDTH = 860;
const NAMES_WIDTH = 120;

const seconds = (ms: number): string => `${ms / 1000} s`;

interface Spread {
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
}

/** A row for each design, a panel for each profile: from the median to the ninety-ninth percentile. */
function spans(
  title: string,
  profiles: LabResult['profiles'],
  of: (design: DesignResult) => Spread,
  [documentMost, todayMost]: readonly [number, number],
): string {
  const width = (WIDTH - NAMES_WIDTH - 90) / 2;
  const panels = [
    { name: "on the document's figures", result: profiles.document, most: documentMost, x: NAMES_WIDTH + 10 },
    { name: "on today's figures", result: profiles.today, most: todayMost, x: NAMES_WIDTH + 60 + width },
  ];
  const parts = panels.flatMap(({ name, result, most, x }) => {
    const panel = linear(x, width, most);
    const rows = LADDER.flatMap((design, row) => {
      const found = result.designs.find((each) => each.name === design);
      if (!found) return [];
      const { p50, p90, p99 } = of(found);
      const [y, colour] = [rowY(row), design === 'bound' ? COLOURS.faint : design === 'as built' ? COLOURS.other : COLOURS.main];
      return [
        line(panel.at(p50), y, panel.at(p99), y, colour, 2),
        line(panel.at(p90), y - 6, panel.at(p90), y + 6, colour, 2),
        dot(panel.at(p99), y, colour, false),
        dot(panel.at(p50), y, colour),
      ];
    });
    const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
    return [...axes(panel, LADDER.length, { title: name, ticks, label: seconds }), ...rows];
  });
  const names = LADDER.map((design, row) => text(NAMES_WIDTH, rowY(row) + 4, design, { anchor: 'end' }));
  return picture(title, 'filled: half of all · stroke: nine in ten · open: ninety-nine in a hundred', WIDTH, LADDER.length, [
    ...parts,
    ...names,
  ]);
}

/** What each of the document's issues promises, and what it saves alone where it applies. */
function issues(document: readonly IssueClaim[], today: readonly IssueClaim[]): string {
  const names = 190;
  const panel = logarithmic(names + 20, WIDTH - names - 60, 1, 10_000);
  const rows = document.flatMap(({ issue, technique, claimedMs: [least, most], savedWhereItAppliesMs }, row) => {
    const y = rowY(row);
    return [
      text(names, y + 4, `${issue} ${technique}`, { anchor: 'end' }),
      ...(most > 0 ? [band(panel.at(least), panel.at(most), y, COLOURS.band)] : []),
      dot(panel.at(today[row]?.savedWhereItAppliesMs ?? 0), y, COLOURS.other, false),
      dot(panel.at(savedWhereItAppliesMs), y, COLOURS.main),
    ];
  });
  const legend = "band: promised · filled: saved where it applies, on the document's figures · open: on today's · left edge: nothing";
  const ticks = [1, 10, 100, 1000, 10_000];
  return picture("What the document's twelve issues save, each alone", legend, WIDTH, document.length, [
    ...axes(panel, document.length, { title: 'saved', ticks, label: (ms) => (ms < 1000 ? `${ms} ms` : seconds(ms)) }),
    ...rows,
  ]);
}

/** What is lost when one technique is taken from all of them. */
function without({ designs }: ProfileResult): string {
  const all = designs.find(({ name }) => name === 'all');
  if (!all) throw new Error('the lab has no design "all"');
  const lost = designs
    .filter(({ name }) => name.startsWith('all but '))
    .map((design) => ({
      name: design.name.replace('all but ', ''),
      heard50: design.turn.heard.p50 - all.turn.heard.p50,
      heard99: design.turn.heard.p99 - all.turn.heard.p99,
      ring50: design.ring.p50 - all.ring.p50,
    }))
    .sort((a, b) => b.heard99 + b.ring50 - a.heard99 - a.ring50);
  const names = 150;
  const width = (WIDTH - names - 60) / 2;
  const heard = linear(names + 10, width, 4000);
  const ring = linear(names + 40 + width, width, 4000);
  const ticks = [0, 1000, 2000, 3000, 4000];
  const rows = lost.flatMap(({ name, heard50, heard99, ring50 }, row) => {
    const y = rowY(row);
    return [
      text(names, y + 4, name, { anchor: 'end' }),
      dot(heard.at(Math.max(0, heard99)), y, COLOURS.main, false),
      dot(heard.at(Math.max(0, heard50)), y, COLOURS.main),
      dot(ring.at(Math.max(0, ring50)), y, COLOURS.other),
    ];
  });
  return picture(
    "What is lost without one of them, on the document's figures",
    'filled: half of all · open: ninety-nine in a hundred · techniques at zero are covered by others',
    WIDTH,
    lost.length,
    [
      ...axes(heard, lost.length, { title: 'longer until an answer is heard', ticks, label: seconds }),
      ...axes(ring, lost.length, { title: 'longer until the phone rings', ticks, label: seconds }),
      ...rows,
    ],
  );
}
