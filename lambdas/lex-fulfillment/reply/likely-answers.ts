import { generalKey } from '../../shared/answers/general-prompt';
import { LIKELY_QUESTIONS } from '../../shared/answers/likely-questions';
import { questionClassOf } from '../../shared/answers/question-class';
import { DEFAULT_POLICY } from '../../shared/domain/answer-policy';
import { nameOf } from '../../shared/ports/response-cache';
import type { SharedAnswers } from './shared-answers';

/**
 * Takes the answers to the likely questions, which are written ahead all the time, from the table into memory with one read: who asks one of them
 * next waits for nothing. Errors: those of the table.
 */
export async function rememberLikely({ memory, cache }: Pick<SharedAnswers, 'memory' | 'cache'>): Promise<void> {
  const classes = LIKELY_QUESTIONS.map((question) => questionClassOf(question, true)).filter((each) => each !== undefined);
  const keys = [...new Set(classes)].map((questionClass) => generalKey(DEFAULT_POLICY, questionClass));
  const found = await cache.findMany(keys);
  for (const [index, key] of keys.entries()) {
    const speech = found[index];
    if (speech !== undefined) memory.set(nameOf(key), speech);
  }
}
