import type { Design } from './design';
import type { RingDraws } from './draws';
import { LINE, RINGS_AFTER, WORKFLOWS } from './product';
import { at, type Profile, type Range } from './profile';
import { type Circumstances, walk } from './workflow';

export interface RingTime {
  /** From the handling of the caller's yes until Connect has taken the call; `undefined`: the workflow failed before that, and nobody is called. */
  readonly ms: number | undefined;
  /** The same when the phone to be rung is the one that the caller has just asked from: it must be hung up first. */
  readonly sameLineMs: number | undefined;
  readonly modelCalls: number;
}

/** Reading the promise back and hearing a yes. */
const PAUSE: Range = [4500, 8500];

/**
 * Making the promise durable and starting the workflow, as the traced product does it, in every design alike: who and what stands in the way, a
 * place in the dialer's line, the caller's count, the row with its locks, a StartExecution.
 */
export const bookingTime = (profile: Profile, { normal }: RingDraws): number =>
  at(profile.tableRead, normal.standing) +
  at(profile.tableWrite, normal.write) +
  at(profile.tableWrite, normal.count) +
  at(profile.transaction, normal.secondWrite) +
  at(profile.executionStart, normal.executionStart);

/** Seven words of farewell, and hanging up. */
const FAREWELL: Range = [1900, 2600];

/** How long the phone stays silent after the yes, by the definition that the design runs. */
export function ringTime(design: Design, profile: Profile, draws: RingDraws): RingTime {
  const bookedMs = bookingTime(profile, draws);
  const lineIsFreeMs = bookedMs + at(profile.speaking, draws.normal.speaking) + at(FAREWELL, draws.normal.farewell);
  const dialMs = at(profile.dial, draws.normal.dial);
  if (design.isBound) {
    const ms = bookedMs + leastMs(profile, draws);
    return { ms, sameLineMs: Math.max(ms, lineIsFreeMs + dialMs), modelCalls: 1 };
  }
  const { leftMs, failed } = walk(WORKFLOWS[design.workflow], circumstancesOf(design, profile, draws), RINGS_AFTER, bookedMs);
  const ms = failed === undefined ? leftMs.get(RINGS_AFTER) : undefined;
  if (ms === undefined) return { ms, sameLineMs: undefined, modelCalls: 1 };
  const sameMs = ms + askingMs(design, profile, draws);
  return { ms, sameLineMs: sameMs + waitForLine(lineIsFreeMs - (sameMs - dialMs)), modelCalls: 1 };
}

/** Whether the line is free is asked beside what the table is asked; of another line nothing is asked. */
function askingMs(design: Design, profile: Profile, { normal }: RingDraws): number {
  if (!profile.parts || design.workflow !== 'product') return 0;
  return Math.max(0, at(profile.parts.describe, normal.describe) - at(profile.tableRead, normal.dialStanding));
}

/** As start-outbound-call does it: it looks again and again for a moment, and then puts the callback off. */
function waitForLine(untilFreeMs: number): number {
  if (untilFreeMs <= 0) return 0;
  const looks = Math.ceil(untilFreeMs / LINE.lookAgainMs) * LINE.lookAgainMs;
  return looks <= LINE.waitMs ? looks : LINE.putOffMs;
}

/** One transition, one lead, one call, a scenario that is late at most by what speech did not cover. */
function leastMs(profile: Profile, { normal, uniform, hops }: RingDraws): number {
  const hop = at(profile.hopExpress, hops[0] ?? 0);
  const scenario = scenarioWork(profile, { normal, uniform }) - at(PAUSE, normal.pause);
  const prepared = at(profile.invoke, normal.invokeLead) + Math.max(at(profile.lead, normal.lead), scenario);
  return hop + prepared + at(profile.invoke, normal.invokeDial) + at(profile.dial, normal.dial);
}

/** Each transition has its own luck, whichever definition it is in. */
const HOPS: Readonly<Record<string, number>> = {
  'Create Lead': 0,
  'Generate Scenario': 1,
  'Start Outbound Call': 2,
  'Prepare Callback': 3,
  'Parallel Processing': 4,
};
const OTHER_HOP = 5;

function circumstancesOf(design: Design, profile: Profile, draws: RingDraws): Circumstances {
  const { on } = design;
  const { uniform, hops } = draws;
  const hopRange = on.has('express') ? profile.hopExpress : profile.hopStandard;
  return {
    hopMs: (state) => at(hopRange, hops[HOPS[state] ?? OTHER_HOP] ?? 0),
    jitter: (_state, attempt) => (uniform.jitter * (attempt + 1) * 7.919) % 1,
    task(state, attempt) {
      switch (state) {
        case 'Create Lead':
          return {
            ms: lead(design, profile, draws, attempt),
            ...(attempt === 0 && uniform.leadFails < profile.chances.leadFails && { error: 'SalesforceUnavailable' }),
          };
        case 'Generate Scenario':
          return {
            ms: scenario(design, profile, draws, attempt),
            ...(attempt === 0 && uniform.scenarioFails < profile.chances.scenarioFails && { error: 'ModelThrottled' }),
          };
        case RINGS_AFTER:
          return { ms: dial(design, profile, draws) };
        default:
          throw new Error(`the state ${state}: how long its work takes is not known to the latency lab`);
      }
    },
  };
}

function workerCold({ on }: Design, { chances, workerCold: range }: Profile, chance: number, normal: number): number {
  return chance < (on.has('keepWarm') ? chances.coldWarmed : chances.coldLatest) ? at(range, normal) : 0;
}

function lead(design: Design, profile: Profile, { normal, uniform }: RingDraws, attempt: number): number {
  const coldMs = attempt === 0 ? workerCold(design, profile, uniform.coldLead, normal.coldLead) : 0;
  const isCold = coldMs > 0;
  const secret = design.on.has('secretCache') && !isCold ? 0 : at(profile.secret, normal.leadSecret);
  const login = design.on.has('salesforcePool') && !isCold ? 0 : at(profile.login, normal.leadLogin);
  const { parts } = profile;
  // The row, and its mark. Of a person's first callback: for later ones the product looks at the lead before it changes it.
  const beside =
    parts && design.workflow === 'product' ? at(profile.tableRead, normal.leadRead) + at(profile.tableWrite, normal.leadWrite) : 0;
  return at(profile.invoke, normal.invokeLead) + coldMs + secret + login + at(profile.lead, normal.lead) + beside;
}

/** The model's part, without what surrounds it. */
function scenarioWork(profile: Profile, { normal, uniform }: Pick<RingDraws, 'normal' | 'uniform'>): number {
  const { firstToken, tokensPerSecond } = profile.thorough;
  const slow = uniform.scenarioStraggles < profile.chances.straggles ? profile.chances.straggleFactor : 1;
  return at(firstToken, normal.scenario) * slow + (at(profile.scenarioTokens, normal.scenarioTokens) / tokensPerSecond) * 1000;
}

function scenario(design: Design, profile: Profile, draws: RingDraws, attempt: number): number {
  const { normal, uniform } = draws;
  const coldMs = attempt === 0 ? workerCold(design, profile, uniform.coldScenario, normal.coldScenario) : 0;
  const memoryMs = design.on.has('scenarioMemory') ? 0 : at(profile.scenarioMemory, normal.scenarioMemory);
  const work = coldMs + memoryMs + scenarioWork(profile, draws);
  const invokeMs = at(profile.invoke, normal.invokeScenario);
  if (!design.on.has('speculativeScenario')) return invokeMs + work;
  return invokeMs + at(profile.tableRead, normal.scenarioRead) + Math.max(0, work - at(PAUSE, normal.pause));
}

function dial(design: Design, profile: Profile, { normal, uniform }: RingDraws): number {
  const { parts } = profile;
  // The row, what stands in its way, and the claim.
  const beside =
    parts && design.workflow === 'product'
      ? at(profile.tableRead, normal.dialRead) + at(profile.tableRead, normal.dialStanding) + at(profile.transaction, normal.dialWrite)
      : 0;
  return (
    at(profile.invoke, normal.invokeDial) +
    workerCold(design, profile, uniform.coldDial, normal.coldDial) +
    beside +
    at(profile.dial, normal.dial)
  );
}
