import { dollars } from '../prices';
import { type Percentiles, percentiles, rounded } from '../statistics';
import { CALL, isConversation } from './call-shape';
import type { Design } from './design';
import type { CallDraws } from './draws';
import { newHedge } from './product';
import { at, type Profile } from './profile';
import { bookingTime, ringTime } from './ring-time';
import { turnTime } from './turn-time';

/** Everything that was measured of one design, turn by turn and call by call, in the order of the draws. */
export interface Samples {
  readonly handler: Float64Array;
  readonly heard: Float64Array;
  /** NaN where nobody was called. */
  readonly ring: Float64Array;
  readonly sameLine: Float64Array;
  readonly modelCallsPerCall: number;
  readonly dollarsPerCall: number;
  /** Of the turns that needed a model: answers cut short by the budget, and fixed words for want of one. */
  readonly partialShare: number;
  readonly cannedShare: number;
}

const SCENARIO_PROMPT_TOKENS = 400;

/** One design against every draw. The hedge learns from call to call, as in an execution environment. */
export function simulate(design: Design, profile: Profile, calls: readonly CallDraws[]): Samples {
  const turns = CALL.length;
  const handler = new Float64Array(calls.length * turns);
  const heard = new Float64Array(calls.length * turns);
  const ring = new Float64Array(calls.length);
  const sameLine = new Float64Array(calls.length);
  const hedge = newHedge();
  const firstOutbound = CALL.findIndex(({ kind }) => kind === 'outbound');
  let modelCalls = 0;
  let price = 0;
  let [answered, partial, canned] = [0, 0, 0];
  calls.forEach(({ turns: turnDraws, ring: ringDraws }, call) => {
    const bookingMs = bookingTime(profile, ringDraws);
    CALL.forEach((shape, index) => {
      const draws = turnDraws[index] as CallDraws['turns'][number];
      const time = turnTime(design, profile, { shape, draws, hedge, isFirstOutbound: index === firstOutbound, bookingMs });
      handler[call * turns + index] = time.handlerMs;
      heard[call * turns + index] = time.heardMs;
      modelCalls += time.modelCalls;
      price += time.dollars;
      if (time.answer !== 'fixed') answered++;
      if (time.answer === 'partial') partial++;
      if (time.answer === 'canned') canned++;
    });
    const rung = ringTime(design, profile, ringDraws);
    ring[call] = rung.ms ?? Number.NaN;
    sameLine[call] = rung.sameLineMs ?? Number.NaN;
    modelCalls += rung.modelCalls;
    const outputTokens = at(profile.scenarioTokens, ringDraws.normal.scenarioTokens);
    price += dollars({ modelId: profile.prices.thorough, inputTokens: SCENARIO_PROMPT_TOKENS, outputTokens });
  });
  return {
    ...{ handler, heard, ring, sameLine },
    modelCallsPerCall: rounded(modelCalls / calls.length, 2),
    dollarsPerCall: Number((price / calls.length).toPrecision(3)),
    partialShare: rounded(partial / Math.max(1, answered), 4),
    cannedShare: rounded(canned / Math.max(1, answered), 4),
  };
}

export interface RingResult extends Percentiles {
  readonly xBound: Pick<Percentiles, 'p50' | 'p99'>;
}

export interface DesignResult {
  readonly name: string;
  readonly turn: {
    readonly handler: Percentiles;
    /** Of the turns in which the old design asked a model. */
    readonly conversation: Percentiles;
    readonly heard: Percentiles;
    /** Of what is heard. */
    readonly xBound: Pick<Percentiles, 'p50' | 'p99'>;
  };
  readonly ring: RingResult & { readonly neverShare: number };
  /** When the phone to be rung is the one that the caller has just asked from. */
  readonly sameLine: RingResult;
  readonly modelCallsPerCall: number;
  readonly dollarsPerCall: number;
  readonly partialShare: number;
  readonly cannedShare: number;
}

/** Against the bound turn by turn and call by call: the same luck on both sides. */
export function resultOf({ name }: Design, samples: Samples, bound: Samples): DesignResult {
  const heardRatios = samples.heard.map((ms, turn) => ms / (bound.heard[turn] ?? Number.NaN));
  const { modelCallsPerCall, dollarsPerCall, partialShare, cannedShare } = samples;
  return {
    name,
    turn: {
      handler: percentiles(samples.handler),
      conversation: percentiles(samples.handler.filter((_ms, turn) => isConversation(CALL[turn % CALL.length]?.kind ?? 'slot'))),
      heard: percentiles(samples.heard),
      xBound: ratio(heardRatios),
    },
    ring: { ...rings(samples.ring, bound.ring), neverShare: rounded(samples.ring.filter(Number.isNaN).length / samples.ring.length, 4) },
    sameLine: rings(samples.sameLine, bound.sameLine),
    ...{ modelCallsPerCall, dollarsPerCall, partialShare, cannedShare },
  };
}

function rings(times: Float64Array, least: Float64Array): RingResult {
  const ratios = [...times].flatMap((ms, call) => (Number.isNaN(ms) ? [] : [ms / (least[call] ?? Number.NaN)]));
  return { ...percentiles(times.filter((ms) => !Number.isNaN(ms))), xBound: ratio(ratios) };
}

function ratio(ratios: readonly number[] | Float64Array): Pick<Percentiles, 'p50' | 'p99'> {
  const { p50, p99 } = percentiles(ratios, 3);
  return { p50, p99 };
}
