import { unlessAborted } from '../../shared/deadline';
import { VISITOR } from '../../shared/domain/caller-context';
import { callerIdOf } from '../../shared/domain/ids';
import type { Scenario } from '../../shared/domain/scenario';
import { standardScenario } from '../../shared/language/standard-scenario';
import { gather, type Part } from '../../shared/policy/gather';
import { CALLER_WORTH_MS, GATHER_MS, SECRET_MS, TABLE_READ_MS } from '../policy';
import type { Reply, Turn, TurnWork } from '../turn';
import { isOutbound, scenarioOf } from './scenario';

/** What the prompt is made of, beside the talk itself. */
export interface Context {
  readonly scenario?: Scenario;
  readonly callbacks?: number;
  /** For the next turns, which need not look for it again; what comes too late for this one is still added to it. */
  readonly learned: Learned;
}

type Learned = { -readonly [Name in keyof NonNullable<Reply['session']>]: NonNullable<Reply['session']>[Name] };

/** Everything at once, within the phase; what does not come is a stranger, or the standard scenario. */
export async function contextOf(turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Context> {
  const startedMs = work.log.timeline.elapsedMs;
  const missed = (name: string, error: unknown) => {
    work.log.note({ missed: name });
    work.report('part of the prompt missed', { part: name }, error);
  };
  const learned: Learned = {};
  const late = (callbacks: number | undefined) => {
    if (callbacks !== undefined) learned.callbacks = callbacks;
  };
  const { caller, call } = await gather(
    { caller: { ...callerPart(turn, work), worthMs: CALLER_WORTH_MS, late }, call: callPart(turn, work) },
    { withinMs: GATHER_MS, signal, missed },
  );
  work.log.note({ gatherMs: work.log.timeline.elapsedMs - startedMs });
  if (call?.signedDigest) learned.scenario = call.signedDigest;
  if (call) return { scenario: call.scenario, learned };
  late(caller);
  return { callbacks: caller ?? 0, learned };
}

/** `undefined`: not found this time, so the next turn may look again. */
function callerPart(turn: Turn, { identityKey, callers }: TurnWork): Part<number | undefined> {
  const { session, callerNumber } = turn;
  return {
    withinMs: TABLE_READ_MS,
    otherwise: undefined,
    async find(signal) {
      if (isOutbound(turn) || session.callbacks !== undefined) return session.callbacks;
      if (!callerNumber) return VISITOR.callbacks;
      const key = await unlessAborted(signal, identityKey.read());
      return (await unlessAborted(signal, callers.find(callerIdOf(key, callerNumber)))).callbacks;
    },
  };
}

const callPart = (turn: Turn, work: TurnWork): Part<Awaited<ReturnType<typeof scenarioOf>> | undefined> => ({
  withinMs: SECRET_MS,
  otherwise: isOutbound(turn) ? { scenario: standardScenario(turn.language) } : undefined,
  find: async (signal) => (isOutbound(turn) ? scenarioOf(turn, work, signal) : undefined),
});
