import type { Random } from '../../local/cloud/random';

/** Of one caller turn: standard normals, from which a profile makes milliseconds, and uniforms, which decide whether something happens. */
export interface TurnDraws {
  readonly normal: Readonly<Record<TurnNormal, number>>;
  readonly uniform: Readonly<Record<TurnUniform, number>>;
}

/** Of one callback, from the caller's yes until the phone rings. */
export interface RingDraws {
  readonly normal: Readonly<Record<RingNormal, number>>;
  readonly uniform: Readonly<Record<RingUniform, number>>;
  /** Of each transition of the workflow. */
  readonly hops: readonly number[];
}

export interface CallDraws {
  readonly turns: readonly TurnDraws[];
  readonly ring: RingDraws;
}

const TURN_NORMALS = [
  ...['invoke', 'hearing', 'speaking', 'cold', 'layers', 'secret', 'login', 'read', 'cacheRead', 'own', 'history', 'logging', 'parsing'],
  ...['firstToken', 'secondFirstToken', 'tokens', 'cut', 'firstSentence', 'guardrail'],
] as const;
const TURN_UNIFORMS = ['cold', 'straggles', 'secondStraggles', 'rambles', 'isCached', 'isGuessed'] as const;
const RING_NORMALS = [
  ...['write', 'secondWrite', 'executionStart', 'invokeLead', 'invokeScenario', 'invokeDial', 'coldLead', 'coldScenario', 'coldDial'],
  ...['lead', 'leadSecret', 'leadLogin', 'leadRead', 'leadWrite', 'scenario', 'scenarioTokens', 'scenarioMemory', 'scenarioRead'],
  ...['dial', 'dialRead', 'dialWrite', 'describe', 'pause', 'speaking', 'farewell', 'standing', 'count', 'dialStanding'],
] as const;
const RING_UNIFORMS = ['coldLead', 'coldScenario', 'coldDial', 'scenarioStraggles', 'leadFails', 'scenarioFails', 'jitter'] as const;
const HOPS = 8;

export type TurnNormal = (typeof TURN_NORMALS)[number];
export type TurnUniform = (typeof TURN_UNIFORMS)[number];
export type RingNormal = (typeof RING_NORMALS)[number];
export type RingUniform = (typeof RING_UNIFORMS)[number];

/**
 * Everything that chance decides in one call, drawn before any design is looked at and in a fixed order: every design meets the same luck (common
 * random numbers), so that what differs between two of them is the design.
 */
export function drawCall(random: Random, turns: number): CallDraws {
  return {
    turns: Array.from({ length: turns }, () => ({
      normal: named(TURN_NORMALS, () => normal(random)),
      uniform: named(TURN_UNIFORMS, random.next),
    })),
    ring: {
      normal: named(RING_NORMALS, () => normal(random)),
      uniform: named(RING_UNIFORMS, random.next),
      hops: Array.from({ length: HOPS }, () => normal(random)),
    },
  };
}

function named<Name extends string>(names: readonly Name[], draw: () => number): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name) => [name, draw()])) as Record<Name, number>;
}

/** Box and Muller's, one of the two: nothing is carried from one draw to the next. */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
