import { dollars } from '../../bench/prices';
import { playScriptedCall } from '../../local/call/scripted-call';
import { seededRandom } from '../../local/cloud/seeded-random';
import type { HostedBot } from './hosted-bot';
import type { LabelledUtterance } from './labelled-utterance';

export interface CostOfCalls {
  readonly calls: number;
  readonly turns: number;
  readonly modelCalls: number;
  readonly dollarsPerCall: number;
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
  let turns = 0;
  for (let call = 0; call < CALLS; call++) {
    const played = await playScriptedCall(bot.center, bot.clock, {
      from: `+1415555${2600 + call}`,
      lines: [...SCRIPT.flatMap(draw), ...BOOKING],
      answerLines: ANSWERED.flatMap(draw),
    });
    turns += played.turns.length;
  }
  const generations = bot.center.trace.events.slice(seen).filter(({ type, phase }) => type === 'bedrock.generation' && phase === 'end');
  const total = generations.reduce(
    (sum, { detail }) =>
      sum +
      dollars({
        modelId: String(detail['modelId']),
        inputTokens: Number(detail['inputTokens']),
        outputTokens: Number(detail['outputTokens'] ?? 0),
      }),
    0,
  );
  return { calls: CALLS, turns, modelCalls: generations.length, dollarsPerCall: total / CALLS };
}
