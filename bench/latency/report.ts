import { table } from '../table';
import type { IssueClaim, PhaseClaim } from './claims';
import type { LabResult, ProfileResult } from './lab';
import type { DesignResult } from './simulate';

type Three = { readonly p50: number; readonly p90: number; readonly p99: number };
const three = ({ p50, p90, p99 }: Three): string => `${p50}/${p90}/${p99}`;
const two = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string => `${p50}/${p99}`;

/** For people; percentiles are P50/P90/P99 or P50/P99. */
export function labReport({ profiles, calls, turnsPerCall, seed, built, targets, digest }: LabResult): string {
  return [
    `seed ${seed}, ${calls} calls of ${turnsPerCall} turns; all times in ms, P50/P90/P99 or P50/P99`,
    ...Object.entries(profiles).map(([name, profile]) => profileReport(name, profile)),
    `techniques of this product\n${table(
      ['technique', 'built', 'seen'],
      built.map(({ technique, isBuilt, seen }) => [technique, isBuilt ? 'yes' : 'no', seen]),
      [2],
    )}`,
    `targets\n${table(
      ['target', 'expected', 'measured', ''],
      targets.map(({ name, atMost, atLeast, measured, isMet }) => [
        name,
        atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`,
        measured,
        isMet ? 'met' : 'MISSED',
      ]),
    )}`,
    `digest ${digest}`,
  ].join('\n\n');
}

function profileReport(name: string, { designs, issues, phases, shipped }: ProfileResult): string {
  const { handler, predicted, conversation } = shipped;
  return [
    `== profile: ${name} ==`,
    table(
      [
        'design',
        'handler',
        'conversation',
        'heard',
        'x bound',
        'ring',
        'x bound',
        'same line',
        'x bound',
        'model calls',
        '$ a call',
        'canned',
      ],
      designs.map(designRow),
    ),
    '',
    table(["the document's issues", 'claimed', 'saved where it applies', 'of turns', 'mean', 'median', ''], issues.map(issueRow)),
    '',
    table(['phases', 'claimed', 'handler', 'conversation', 'claim holds at'], phases.map(phaseRow)),
    '',
    table(
      [`the shipped bundle, ${shipped.turns} turns`, 'on virtual time', 'by the formulas'],
      [
        ['handler', three(handler), three(predicted)],
        ['conversation', three(conversation.handler), three(conversation.predicted)],
      ],
    ),
    '',
    table(
      ['kind of turn', 'shipped P50', 'formulas P50', 'requests a turn'],
      Object.entries(shipped.kinds).map(([kind, { handlerP50, predictedP50, requests }]) => [
        ...[kind, handlerP50, predictedP50],
        Object.entries(requests)
          .map(([request, count]) => `${request} ${count}`)
          .join(', ') || 'none',
      ]),
      [3],
    ),
    `unattributed time at most ${shipped.maxUnattributedMs} ms; the product's own targets: ${promised(shipped.promises)}`,
    `rungs: ${Object.entries(shipped.rungs)
      .map(([rung, count]) => `${rung} ${count}`)
      .join(', ')}`,
  ].join('\n');
}

const promised = (promises: ProfileResult['shipped']['promises']): string => {
  const broken = promises.filter(({ isMet }) => !isMet);
  const named = broken.map(({ operation, percentile, measuredMs, targetMs }) => `${operation} ${percentile} ${measuredMs} > ${targetMs}`);
  return broken.length === 0
    ? `all ${promises.length} met`
    : `${promises.length - broken.length} of ${promises.length} met; not ${named.join(', ')}`;
};

const designRow = ({ name, turn, ring, sameLine, modelCallsPerCall, dollarsPerCall, cannedShare }: DesignResult) => [
  ...[
    name,
    three(turn.handler),
    three(turn.conversation),
    two(turn.heard),
    two(turn.xBound),
    two(ring),
    two(ring.xBound),
    two(sameLine),
    two(sameLine.xBound),
  ],
  ...[modelCallsPerCall, dollarsPerCall, cannedShare],
];

const issueRow = ({
  issue,
  technique,
  claimedMs,
  measuredIn,
  savedWhereItAppliesMs,
  appliesTo,
  savedMeanMs,
  savedMedianMs,
  verdict,
}: IssueClaim) => [
  `${issue} ${technique}${measuredIn === 'ring' ? ' (ring)' : ''}`,
  `${claimedMs[0]} to ${claimedMs[1]}`,
  ...[savedWhereItAppliesMs, appliesTo, savedMeanMs, savedMedianMs, verdict],
];

const phaseRow = ({ phase, claimedMs, handler, conversation, holdsAt }: PhaseClaim) => [
  phase,
  claimedMs[0] === 0 ? `< ${claimedMs[1]}` : `${claimedMs[0]} to ${claimedMs[1]}`,
  ...[three(handler), three(conversation), holdsAt.join(', ') || 'nowhere'],
];
