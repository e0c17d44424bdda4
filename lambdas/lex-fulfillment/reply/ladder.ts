import { isRefusal } from '../../shared/domain/refusal';
import { speakable } from '../../shared/domain/speech';
import type { Prompt, Tier } from '../../shared/ports/language-model';
import { SECOND_MODEL_NEEDS_MS } from '../policy';
import type { FallbackReason } from '../rung';
import type { Turn, TurnWork } from '../turn';
import { reasonOf, Silent } from './silent';

/** Something that may be said, and how it came about. */
export interface Spoken {
  readonly speech: string;
  readonly tier: Tier;
  /** Why the first prompt did not do. */
  readonly why?: FallbackReason;
}

/** Where asking somebody else leads nowhere: there is no time left, or the answer stands. */
const FINAL: ReadonlySet<FallbackReason> = new Set(['late', 'refused']);

/**
 * Speech by the first prompt that leads to any; the next one, of another model and with less around the question, only while there is time for it.
 * Errors: Silent.
 */
export async function climb(prompts: readonly [Prompt, ...Prompt[]], turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Spoken> {
  let why: FallbackReason | undefined;
  for (const prompt of prompts) {
    if (why && (signal.aborted || work.remainingMs() < SECOND_MODEL_NEEDS_MS)) break;
    try {
      const speech = await speechBy(prompt, turn, work, signal);
      return { speech, tier: prompt.tier, ...(why && { why }) };
    } catch (error) {
      const reason = signal.aborted ? reasonOf(signal.reason) : reasonOf(error);
      work.report('model silent', { intent: turn.intent, tier: prompt.tier, why: reason }, error);
      why ??= reason;
      if (FINAL.has(reason)) break;
    }
  }
  throw new Silent(why ?? 'failed');
}

async function speechBy(prompt: Prompt, { callerNumber, language }: Turn, { model, log }: TurnWork, signal: AbortSignal): Promise<string> {
  const askedAt = log.timeline.elapsedMs;
  const { text, tokens } = await model.write(prompt, signal, () => log.note({ firstTokenMs: log.timeline.elapsedMs - askedAt }));
  log.note({ tier: prompt.tier, inputTokens: tokens.input, outputTokens: tokens.output });
  if (isRefusal(text)) throw new Silent('refused');
  const speech = speakable(text, { callerNumber, language: language.code });
  if (!speech) throw new Silent('unusable');
  return speech;
}
