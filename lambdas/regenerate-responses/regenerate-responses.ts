import { generalKey, generalPrompt } from '../shared/answers/general-prompt';
import { questionClassOf } from '../shared/answers/question-class';
import { concurrently } from '../shared/concurrently';
import { limited } from '../shared/deadline';
import { type AnswerPolicy, DEFAULT_POLICY } from '../shared/domain/answer-policy';
import { isRefusal } from '../shared/domain/refusal';
import { speakable } from '../shared/domain/speech';
import type { Guardrail } from '../shared/ports/guardrail';
import type { LanguageModel } from '../shared/ports/language-model';
import type { ResponseCache } from '../shared/ports/response-cache';

export interface RegenerateResponsesPorts {
  readonly model: LanguageModel;
  readonly guardrail: Guardrail;
  readonly cache: ResponseCache;
  readonly companyName: string;
  readonly answerPolicy: AnswerPolicy;
  readonly report: (message: string, fields?: Readonly<Record<string, string | number>>, error?: unknown) => void;
}

/** `withheld`: written, and nothing to be said to callers; what was there before is gone, too. */
export interface Regenerated {
  readonly written: number;
  readonly withheld: number;
  readonly failed: number;
}

/** Few at a time: callers come first in the model's quota. */
export const AT_A_TIME = 3;
export const ANSWER_MS = 5_000;

/** Writes the answers to the likely questions anew, so that they are there before they are asked. One that fails is left as it is. Never throws. */
export async function regenerateResponses(questions: readonly string[], ports: RegenerateResponsesPorts): Promise<Regenerated> {
  const counts = { written: 0, withheld: 0, failed: 0 };
  await concurrently(questions, AT_A_TIME, async (question) => {
    try {
      counts[await regenerate(question, ports)]++;
    } catch (error) {
      counts.failed++;
      ports.report('answer not regenerated', {}, error);
    }
  });
  return counts;
}

async function regenerate(question: string, { model, guardrail, cache, companyName, answerPolicy }: RegenerateResponsesPorts) {
  const questionClass = questionClassOf(question, true);
  if (!questionClass) throw new Error(`"${question}" is no question that everybody may ask`);
  const key = generalKey(DEFAULT_POLICY, questionClass);
  return limited(new AbortController().signal, ANSWER_MS, async (signal) => {
    const { text } = await model.write(generalPrompt(companyName, question, answerPolicy), signal);
    const speech = isRefusal(text) ? undefined : speakable(text);
    const mayBeSaid = speech !== undefined && (await guardrail.check(speech, 'atlas', signal)) === 'allowed';
    await (mayBeSaid ? cache.save(key, speech) : cache.invalidate(key));
    return mayBeSaid ? ('written' as const) : ('withheld' as const);
  });
}
