import type { IssueClaim, PhaseClaim } from '../latency/claims';
import type { LabResult, ProfileResult } from '../latency/lab';
import type { DesignResult } from '../latency/simulate';
import type { Requests } from '../turn/measure';
import type { Saved, SavedMachine } from './results';

interface Turn {
  readonly requests: Requests;
  readonly costs: readonly { work: string; sdkCalls: number; cpuMsPerTurn: number; allowedMs: number; connections: number }[];
  readonly line: { readonly msPerTurn: number; readonly msPerSdkCall: number };
  readonly throughput: readonly { readonly atOnce: number; readonly turnsPerCoreSecond: number }[];
  readonly injected: { readonly ratio: number; readonly criticalPathMs: number };
  readonly flatness: readonly { readonly work: string; readonly ratio: number; readonly maxAttributeBytes: number }[];
  readonly heap: { readonly bytesPerTurn: number };
  readonly peer: { readonly throughput?: { readonly turnsPerCoreSecond: number } };
}

interface Size {
  readonly bundles: readonly {
    name: string;
    bytes: number;
    loadMs: number;
    loadRatio: number;
    readyRatio: number;
    quietLoadRatio: number;
    forbidden: readonly string[];
  }[];
}

interface Evaluation {
  readonly utterances: number;
  readonly heldOut: number;
  readonly accuracy: number;
  readonly wrongActions: number;
  readonly withoutModel: number;
  readonly cannedWrongly: number;
  readonly costPerCall: number;
  readonly confusions: readonly { readonly expected: string; readonly recognized: string; readonly count: number }[];
}

export interface Results {
  readonly latency: Saved<LabResult>;
  readonly turn: Saved<Turn>;
  readonly size: Saved<Size>;
  readonly evaluate: Saved<Evaluation>;
}

/** docs/latency-figures.md: every figure of the newest saved runs, and what missed its target. */
export const figures = ({ latency, turn, size, evaluate }: Results): string => `# Latency: the figures

Written by \`npm run bench -- report\` from the newest runs in [bench/results](../bench/results). How they were got, what they say and what they do not: [latency.md](latency.md).

${markdown(
  ['run', 'file', 'at', 'cores', 'Node', 'load before', 'targets missed'],
  Object.entries({ latency, turn, size, evaluate }).map(([name, { file, json }]) => [
    name,
    `[${file}](../bench/results/${file})${json.hasChanges ? ', with changes' : ''}`,
    json.at.slice(0, 16).replace('T', ' '),
    ...ofMachine(json.machine),
    json.missed.length,
  ]),
)}

## Missed

${list([latency, turn, size, evaluate].flatMap(({ json }) => json.missed))}

## The lab's targets

${markdown(
  ['target', 'expected', 'measured', ''],
  latency.json.targets.map(({ name, atMost, atLeast, measured, isMet }) => [
    name,
    atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`,
    measured,
    isMet ? 'met' : '**missed**',
  ]),
)}

${Object.entries(latency.json.profiles)
  .map(([name, profile]) => ofProfile(name, profile))
  .join('\n')}
## What the product has

${markdown(
  ['technique', 'built', 'seen'],
  latency.json.built.map(({ technique, isBuilt, seen }) => [technique, isBuilt ? 'yes' : 'no', seen]),
)}

## Our own code (real time)

${markdown(
  ['turn', 'requests', 'own CPU, ms', 'allowed', 'new connections'],
  turn.json.costs.map(({ work, sdkCalls, cpuMsPerTurn, allowedMs, connections }) => [work, sdkCalls, cpuMsPerTurn, allowedMs, connections]),
)}

- A turn costs ${turn.json.line.msPerTurn} ms, each request ${turn.json.line.msPerSdkCall} ms (the line through the rows above).
- Turns a second of one core: ${turn.json.throughput.map(({ atOnce, turnsPerCoreSecond }) => `${turnsPerCoreSecond} (${atOnce} at once)`).join(', ')}; the old design's handler ${turn.json.peer.throughput?.turnsPerCoreSecond}.
- Injected latency: ${turn.json.injected.ratio} × the critical path of ${turn.json.injected.criticalPathMs} ms.
- ${turn.json.requests.count} questions, ${turn.json.requests.atOnce} at a time, the model after ${turn.json.requests.modelMs} ms: mean ${turn.json.requests.meanMs}, median ${turn.json.requests.medianMs}, P95 ${turn.json.requests.p95Ms}, P99 ${turn.json.requests.p99Ms}, least ${turn.json.requests.minMs}, most ${turn.json.requests.maxMs} ms; within 2 s ${turn.json.requests.shareUnder2s * 100} %.
- Flat: the last turns cost ${turn.json.flatness.map(({ work, ratio }) => `${ratio} × (${work})`).join(', ')} the eleventh to fiftieth; session attributes at most ${Math.max(...turn.json.flatness.map(({ maxAttributeBytes }) => maxAttributeBytes))} bytes; ${turn.json.heap.bytesPerTurn} bytes of heap a turn.

## Bundles

${markdown(
  ['bundle', 'bytes', 'load, ms', 'loadRatio', 'with what is done ahead', 'in the quietest tenth', 'forbidden'],
  size.json.bundles.map(({ name, bytes, loadMs, loadRatio, readyRatio, quietLoadRatio, forbidden }) => [
    ...[name, bytes, loadMs, loadRatio, readyRatio, quietLoadRatio],
    forbidden.join(', ') || '–',
  ]),
)}

## Recognition and answers

${evaluation(evaluate.json)}
`;

const ofMachine = ({ cores, node, load }: SavedMachine) => [cores, node, load];

const evaluation = ({ utterances, heldOut, accuracy, wrongActions, withoutModel, cannedWrongly, costPerCall, confusions }: Evaluation) =>
  `${utterances} utterances, ${heldOut} held out: accuracy ${accuracy} of those, wrong actions ${wrongActions}, without a model ${withoutModel}, fixed words for who needs an answer ${cannedWrongly}, $${costPerCall} a call.

${markdown(
  ['held out, taken for another', 'times'],
  confusions.map(({ expected, recognized, count }) => [`${expected} → ${recognized}`, count]),
)}`;

const TITLES: Readonly<Record<string, string>> = { document: "The document's figures", today: "Today's figures" };
const SHOWN = /^(?:before|phase.*|all|as built|bound)$/;

const ofProfile = (name: string, { designs, issues, phases, shipped }: ProfileResult): string => `## ${TITLES[name]}

P50/P90/P99 or P50/P99, in ms.

${designTable(designs.filter((design) => SHOWN.test(design.name)))}

One alone, and all but one:

${designTable(designs.filter((design) => !SHOWN.test(design.name)))}

${markdown(['issue', 'complexity', 'promised, ms', 'saved where it applies', 'of turns', 'all turns, median', ''], issues.map(issueRow))}

${markdown(['phases', 'promised, ms', 'handler', 'conversation', 'holds at'], phases.map(phaseRow))}

The shipped bundle on ${shipped.calls} of these calls, against the formulas:

${markdown(
  ['turn', 'shipped, P50', 'by the formulas, P50', 'requests a turn'],
  Object.entries(shipped.kinds).map(([kind, { handlerP50, predictedP50, requests }]) => [
    ...[kind, handlerP50, predictedP50],
    Object.entries(requests)
      .map(([request, count]) => `${request} ${count}`)
      .join(', ') || 'none',
  ]),
)}

By the function's own log, against its own targets (\`lambdas/shared/performance.ts\`); at most ${shipped.maxUnattributedMs} ms of a turn unattributed:

${markdown(
  ['operation', 'percentile', 'target, ms', 'measured', ''],
  shipped.promises.map(({ operation, percentile, targetMs, measuredMs, isMet }) => [
    ...[operation, percentile, targetMs, measuredMs],
    isMet ? 'met' : '**missed**',
  ]),
)}
`;

type Three = { readonly p50: number; readonly p90: number; readonly p99: number };
const three = ({ p50, p90, p99 }: Three): string => `${p50}/${p90}/${p99}`;
const two = ({ p50, p99 }: Pick<Three, 'p50' | 'p99'>): string => `${p50}/${p99}`;

const designTable = (designs: readonly DesignResult[]): string =>
  markdown(
    ['design', 'handler', 'conversation', 'heard', '× bound', 'ring', '× bound', 'same line', 'model calls', '$ a call', 'canned'],
    designs.map(({ name, turn, ring, sameLine, modelCallsPerCall, dollarsPerCall, cannedShare }) => [
      ...[
        name,
        three(turn.handler),
        three(turn.conversation),
        two(turn.heard),
        two(turn.xBound),
        two(ring),
        two(ring.xBound),
        two(sameLine),
      ],
      ...[modelCallsPerCall, dollarsPerCall, cannedShare],
    ]),
  );

const issueRow = ({
  issue,
  technique,
  complexity,
  measuredIn,
  claimedMs,
  savedWhereItAppliesMs,
  appliesTo,
  savedMedianMs,
  verdict,
}: IssueClaim) => [
  `${issue} ${technique}${measuredIn === 'ring' ? ' (ring)' : ''}`,
  complexity,
  claimedMs.join('–'),
  savedWhereItAppliesMs,
  `${Math.round(appliesTo * 100)} %`,
  savedMedianMs,
  verdict,
];

const phaseRow = ({ phase, claimedMs, handler, conversation, holdsAt }: PhaseClaim) => [
  phase,
  claimedMs.join('–'),
  three(handler),
  three(conversation),
  holdsAt.join(', ') || 'none',
];

const list = (lines: readonly string[]): string => (lines.length === 0 ? 'Nothing.' : lines.map((line) => `- ${line}`).join('\n'));

const markdown = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
