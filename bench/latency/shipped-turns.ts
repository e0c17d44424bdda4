import { seededRandom } from '../../local/cloud/seeded-random';
import { virtualClock } from '../../local/cloud/virtual-clock';
import { type LexEventOptions, lexEvent } from '../shipped/lex-event';
import { shippedFunction } from '../shipped/shipped-function';
import { WarmFunction } from '../shipped/warm-function';
import { type Answer, spoken } from '../stand-ins/answer';
import type { AwsCall } from '../stand-ins/aws-call';
import { IDENTITY_KEY, soundServices } from '../stand-ins/sound-services';
import { type Percentiles, percentiles, rounded } from '../statistics';
import { callbackSlots } from './built/turn-techniques';
import { CALL, isConversation, type TurnKind } from './call-shape';
import type { Design } from './design';
import type { CallDraws } from './draws';
import { answerTokens, CUT_TOKENS, FIRST_SENTENCE_TOKENS } from './model-answer';
import { newHedge, outboundAttributes } from './product';
import { at, type Profile } from './profile';
import { bookingTime } from './ring-time';
import { turnTime } from './turn-time';

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
}

const START_MS = Date.parse('2026-11-18T18:00:00Z');
const INVOKE_MS = 20;
const QUESTIONS = [
  'can it order spare parts for my old truck',
  'would it understand my grandfather',
  'what do you make of our three branches',
];

/** The shipped bundle itself, turn by turn, against services that have the lab's own luck: what the formulas say is checked against what runs. */
export async function shippedTurns(assembly: string, design: Design, profile: Profile, draws: readonly CallDraws[]): Promise<ShippedTurns> {
  const clock = virtualClock({ startMs: START_MS });
  const luck = new Luck(profile);
  const warm = new WarmFunction(shippedFunction(assembly, 'lex-fulfillment'), clock, seededRandom('shipped turns'), (call) =>
    luck.answer(call),
  );
  const hedge = newHedge();
  const always = { ...profile, chances: { ...profile.chances, coldLatest: 0, coldAlias: 0, coldWarmed: 0 } };
  const taken: TakenTurn[] = [];
  try {
    luck.meets(draws[0] as CallDraws, 0);
    await warm.warmUp();
    for (const [call, drawn] of draws.entries()) {
      const script = new Script(assembly, call);
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
  return summary(draws.length, taken);
}

interface TakenTurn {
  readonly kind: TurnKind;
  readonly ms: number;
  readonly predictedMs: number;
  readonly rung: string;
  readonly requests: readonly string[];
}

function summary(calls: number, taken: readonly TakenTurn[]): ShippedTurns {
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
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The events of one call, turn by turn, with what the function gave back in them. */
class Script {
  #attributes: Record<string, string>;
  readonly #contactId: string;

  constructor(
    private readonly assembly: string,
    call: number,
  ) {
    this.#contactId = `lab-${call}`;
    this.#attributes = { contactId: this.#contactId, callerNumber: `+1415555${2000 + (call % 8000)}` };
  }

  remember(output: unknown): string {
    const { sessionAttributes = {} } = (output as { sessionState: { sessionAttributes?: Record<string, string> } }).sessionState;
    this.#attributes = sessionAttributes;
    return sessionAttributes['rung'] ?? 'none';
  }

  /** A yes takes two: the dialog hook, then the fulfillment. */
  *events(kind: TurnKind, index: number): Generator<LexEventOptions> {
    switch (kind) {
      case 'greeting':
        return void (yield this.#said('Greeting', 'hello'));
      case 'about':
        return void (yield this.#said('AboutDemo', 'what is this'));
      case 'question':
        return void (yield this.#said('FallbackIntent', QUESTIONS[index % QUESTIONS.length] ?? ''));
      case 'slot': {
        const filled = index - CALL.findIndex((turn) => turn.kind === 'slot');
        return void (yield { ...this.#said('Callback', 'an answer'), hook: 'dialog', slots: callbackSlots(this.assembly, filled) });
      }
      case 'booking': {
        const slots = { ...callbackSlots(this.assembly, 3), PhoneNumber: this.#attributes['callerNumber'] ?? null };
        const yes = { ...this.#said('Callback', 'yes please'), slots, confirmation: 'Confirmed' } as const;
        yield { ...yes, hook: 'dialog' };
        yield { ...yes, hook: 'fulfillment', attributes: this.#attributes };
        this.#attributes = outboundAttributes(IDENTITY_KEY, `${this.#contactId}-outbound`);
        return;
      }
      case 'outbound':
        return void (yield this.#said('FallbackIntent', QUESTIONS[index % QUESTIONS.length] ?? ''));
    }
  }

  #said(intent: string, transcript: string): LexEventOptions {
    return { intent, transcript, attributes: this.#attributes };
  }
}

/** Services that answer with the luck of the turn that is being taken. */
class Luck {
  #draws: CallDraws | undefined;
  #index = 0;
  #asked = 0;
  #written = 0;
  /** Of the turn that is being taken. */
  requests: string[] = [];

  constructor(private readonly profile: Profile) {}

  meets(draws: CallDraws, index: number): void {
    this.#draws = draws;
    this.#index = index;
    this.#asked = 0;
    this.#written = 0;
    this.requests = [];
  }

  answer(call: AwsCall): Answer {
    const { profile } = this;
    this.requests.push(`${call.service}:${call.operation}`);
    const draws = this.#draws as CallDraws;
    const { normal } = draws.turns[this.#index] as CallDraws['turns'][number];
    switch (call.operation) {
      case 'ConverseStream':
        return this.#speech(draws, this.#asked++);
      case 'GetItem':
      case 'Query':
        return soundServices(call, { atMs: at(profile.tableRead, normal.cacheRead) });
      case 'PutItem':
      case 'UpdateItem':
      case 'TransactWriteItems':
        return soundServices(call, {
          atMs: at(profile.tableWrite, this.#written++ === 0 ? draws.ring.normal.write : draws.ring.normal.secondWrite),
        });
      case 'StartExecution':
        return soundServices(call, { atMs: at(profile.executionStart, draws.ring.normal.executionStart) });
      case 'ApplyGuardrail':
        return soundServices(call, { atMs: at(profile.guardrail, normal.guardrail) });
      case 'GetSecretValue':
        return soundServices(call, { atMs: at(profile.secret, normal.secret) });
      default:
        return soundServices(call, { atMs: INVOKE_MS });
    }
  }

  #speech({ turns }: CallDraws, asked: number): Answer {
    const { normal, uniform } = turns[this.#index] as CallDraws['turns'][number];
    const { firstToken, tokensPerSecond } = this.profile.fast;
    const { straggles, straggleFactor } = this.profile.chances;
    const slow = (asked === 0 ? uniform.straggles : uniform.secondStraggles) < straggles ? straggleFactor : 1;
    const firstMs = at(firstToken, asked === 0 ? normal.firstToken : normal.secondFirstToken) * slow;
    const tokens = answerTokens(new Set(['shortPrompt']), this.profile, { normal, uniform });
    return spoken(textOf(tokens, at(FIRST_SENTENCE_TOKENS, normal.firstSentence), at(CUT_TOKENS, normal.cut)), {
      firstMs,
      tokensPerSecond,
    });
  }
}

const CHARACTERS_PER_TOKEN = 4;
const LATER_SENTENCE_TOKENS = 15;

/** So many tokens: a first sentence, two that end where an answer is cut, and what more there is. */
function textOf(tokens: number, first: number, cut: number): string {
  const lengths = [first, (cut - first) / 2, (cut - first) / 2];
  const sentences: string[] = [];
  for (let left = tokens; left > 1; ) {
    const length = Math.min(left, lengths.shift() ?? LATER_SENTENCE_TOKENS);
    sentences.push(`${'and so it goes on '.repeat(20).slice(0, Math.max(2, Math.round(length * CHARACTERS_PER_TOKEN) - 2))}.`);
    left -= length;
  }
  return sentences.join(' ');
}
