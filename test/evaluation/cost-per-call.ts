import { dollars } from '../../bench/prices';
import { playScriptedCall } from '../../local/call/scripted-call';
import { seededRandom } from '../../local/cloud/seeded-random';
import type { TraceEvent } from '../../local/cloud/trace';
import type { HostedBot } from './hosted-bot';
import type { LabelledUtterance } from './labelled-utterance';

export interface CostOfCalls {
  readonly calls: number;
  readonly turns: number;
  readonly modelCalls: number;
  readonly dollarsPerCall: number;
  /** Answers to likely questions are written ahead whether anybody calls or not. */
  readonly dollarsPerHourAhead: number;
}

const CALLS = 20;
/** What a caller says before asking to be called back, and what the person says who answers. */
const SCRIPT: readonly string[] = ['Greeting', 'AboutDemo', 'FallbackIntent', 'FallbackIntent', 'FallbackIntent'];
const BOOKING: readonly string[] = ['I would like a callback please', 'Grace', 'The Navy', 'compilers for ships', 'yes'];
const ANSWERED: readonly string[] = ['FallbackIntent', 'FallbackIntent', 'FallbackIntent'];

/** Whole calls with their callbacks, over the phone, of utterances drawn from these; what every model call of theirs costs, scenario included. */
export async function costOfCalls(bot: HostedBot, utterances: readonly LabelledUtterance[]): Promise<CostOfCalls> {
  const random = seededRandom('calls');
  const draw = (intent: string): string[] => {
    const of = utterances.filter((utterance) => utterance.intent === intent);
    return of.length > 0 ? [(of[Math.floor(random.next() * of.length)] as LabelledUtterance).text] : [];
  };
  const seen = bot.center.trace.events.length;
  const startedAt = bot.clock.now();
  let turns = 0;
  for (let call = 0; call < CALLS; call++) {
    const played = await playScriptedCall(bot.center, bot.clock, {
      from: `+1415555${2600 + call}`,
      lines: [...SCRIPT.flatMap(draw), ...BOOKING],
      answerLines: ANSWERED.flatMap(draw),
    });
    turns += played.turns.length;
  }
  const events = bot.center.trace.events.slice(seen);
  const generations = generationsIn(events);
  const [ofCalls, ahead] = [generations.filter(({ isAhead }) => !isAhead), generations.filter(({ isAhead }) => isAhead)];
  const hours = (bot.clock.now() - startedAt) / 3_600_000;
  return {
    ...{ calls: CALLS, turns, modelCalls: ofCalls.length },
    dollarsPerCall: priceOf(ofCalls) / CALLS,
    dollarsPerHourAhead: Number((priceOf(ahead) / hours).toPrecision(3)),
  };
}

interface Generation {
  readonly detail: TraceEvent['detail'];
  readonly isAhead: boolean;
}

/** Every answer of a model, and whether it was written for a call or ahead of all. */
function generationsIn(events: readonly TraceEvent[]): Generation[] {
  const callers = new Map(
    events.flatMap(({ type, phase, span, detail }) =>
      type === 'api.call' && phase === 'start' ? [[span, String(detail['principal'])]] : [],
    ),
  );
  return events
    .filter(({ type, phase }) => type === 'bedrock.generation' && phase === 'end')
    .map(({ detail, parent }) => ({ detail, isAhead: /RegenerateResponses/.test(callers.get(parent) ?? '') }));
}

const priceOf = (generations: readonly Generation[]): number =>
  generations.reduce(
    (sum, { detail }) =>
      sum +
      dollars({
        modelId: String(detail['modelId']),
        inputTokens: Number(detail['inputTokens']),
        outputTokens: Number(detail['outputTokens'] ?? 0),
      }),
    0,
  );
