import { seededRandom } from '../../../local/cloud/seeded-random';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { botIntents } from '../../shipped/bot-intents';
import { lexEvent } from '../../shipped/lex-event';
import { shippedFunction } from '../../shipped/shipped-function';
import { WarmFunction } from '../../shipped/warm-function';
import { type Percentiles, percentiles, rounded } from '../../statistics';
import { CALL, isConversation, type TurnKind } from '../call-shape';
import type { Design } from '../design';
import type { CallDraws } from '../draws';
import { checkPromises, newHedge, type TargetCheck } from '../product';
import { at, type Profile } from '../profile';
import { bookingTime } from '../ring-time';
import { turnTime } from '../turn-time';
import { Luck } from './luck';
import { Script } from './script';
import { parseTurnLine, samplesOf, type TurnLine } from './turn-lines';

export interface ShippedTurns {
  readonly calls: number;
  readonly turns: number;
  /** The handler of the bundle that is deployed, warm, on virtual time. */
  readonly handler: Percentiles;
  /** The same turns with the same luck as the lab's formulas have them for the techniques that are built. */
  readonly predicted: Percentiles;
  readonly conversation: { readonly handler: Percentiles; readonly predicted: Percentiles };
  /** By kind of turn, with the requests that one of them makes: what the formulas do not know shows here. */
  readonly kinds: Readonly<
    Record<string, { readonly handlerP50: number; readonly predictedP50: number; readonly requests: Readonly<Record<string, number>> }>
  >;
  /** Turns of a conversation whose answer was fixed words for want of a better one. */
  readonly cannedShare: number;
  readonly rungs: Readonly<Record<string, number>>;
  /** By the function's own log: the most of a turn that no span explains, and the product's own targets, operation by operation. */
  readonly maxUnattributedMs: number;
  readonly promises: readonly TargetCheck[];
}

const START_MS = Date.parse('2026-11-18T18:00:00Z');

/** The shipped bundle itself, turn by turn, against services that have the lab's own luck: what the formulas say is checked against what runs. */
export async function shippedTurns(assembly: string, design: Design, profile: Profile, draws: readonly CallDraws[]): Promise<ShippedTurns> {
  const clock = virtualClock({ startMs: START_MS });
  const luck = new Luck(profile);
  const warm = new WarmFunction(shippedFunction(assembly, 'lex-fulfillment'), clock, seededRandom('shipped turns'), (call) =>
    luck.answer(call),
  );
  const slotNames = botIntents(assembly).get('Callback') ?? [];
  const hedge = newHedge();
  const always = { ...profile, chances: { ...profile.chances, coldLatest: 0, coldAlias: 0, coldWarmed: 0 } };
  const taken: TakenTurn[] = [];
  const lines: TurnLine[] = [];
  warm.onLog = (text) => {
    const line = parseTurnLine(text);
    if (line) lines.push(line);
  };
  try {
    luck.meets(draws[0] as CallDraws, 0);
    await warm.warmUp();
    for (const [call, drawn] of draws.entries()) {
      const script = new Script(slotNames, call);
      for (const [index, shape] of CALL.entries()) {
        luck.meets(drawn, index);
        const turn = drawn.turns[index] as CallDraws['turns'][number];
        let ms = at(profile.invoke, turn.normal.invoke);
        let rung = '';
        for (const event of script.events(shape.kind, index)) {
          const invoked = await warm.invoke(lexEvent(event));
          if (invoked.error) throw new Error(`the fulfillment function failed: ${invoked.error.errorType}: ${invoked.error.errorMessage}`);
          ms += invoked.ms;
          rung = script.remember(invoked.output);
        }
        const time = turnTime(design, always, {
          shape,
          draws: turn,
          hedge,
          isFirstOutbound: false,
          bookingMs: bookingTime(profile, drawn.ring),
        });
        taken.push({ kind: shape.kind, ms, predictedMs: time.handlerMs, rung, requests: luck.requests });
      }
    }
  } finally {
    warm.close();
  }
  return summary(draws.length, taken, lines);
}

interface TakenTurn {
  readonly kind: TurnKind;
  readonly ms: number;
  readonly predictedMs: number;
  readonly rung: string;
  readonly requests: readonly string[];
}

function summary(calls: number, taken: readonly TakenTurn[], lines: readonly TurnLine[]): ShippedTurns {
  const times = (turns: readonly TakenTurn[]) => ({
    handler: percentiles(turns.map(({ ms }) => ms)),
    predicted: percentiles(turns.map(({ predictedMs }) => predictedMs)),
  });
  const conversation = taken.filter(({ kind }) => isConversation(kind));
  const kinds = [...new Set(taken.map(({ kind }) => kind))].map((kind) => {
    const turns = taken.filter((turn) => turn.kind === kind);
    const { handler, predicted } = times(turns);
    const requests = Object.entries(countBy(turns.flatMap((turn) => turn.requests))).map(([name, count]) => [
      name,
      rounded(count / turns.length, 2),
    ]);
    return [kind, { handlerP50: handler.p50, predictedP50: predicted.p50, requests: Object.fromEntries(requests) }] as const;
  });
  return {
    ...{ calls, turns: taken.length, ...times(taken), conversation: times(conversation), kinds: Object.fromEntries(kinds) },
    cannedShare: rounded(conversation.filter(({ rung }) => rung === 'canned').length / Math.max(1, conversation.length), 4),
    rungs: countBy(taken.map(({ rung }) => rung)),
    maxUnattributedMs: Math.max(0, ...lines.map(({ unattributedMs }) => unattributedMs)),
    promises: checkPromises(samplesOf(lines)),
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
