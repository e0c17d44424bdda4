import { generalKey, generalPrompt } from '../../shared/answers/general-prompt';
import { questionClassOf } from '../../shared/answers/question-class';
import { limited, unlessAborted } from '../../shared/deadline';
import type { AnswerPolicy } from '../../shared/domain/answer-policy';
import { speakable } from '../../shared/domain/speech';
import { nameOf, type ResponseKey } from '../../shared/ports/response-cache';
import { AFTERTHOUGHT_MS, TABLE_READ_MS } from '../policy';
import type { Reply, Turn, TurnWork } from '../turn';
import { climb } from './ladder';
import { ofOtherModel, policyFor, policyNameFor } from './prompts';
import { say } from './say';
import type { Found } from './shared-answers';

/**
 * The answer to a question that anybody may ask: from memory; else from the table and the model at once, whichever is first. However many ask at
 * once, one looks. `undefined`: not such a question. No guardrail: such a question has no word that is not on our own lists.
 */
export async function generalAnswer(turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Reply | undefined> {
  if (turn.language.code !== 'en') return undefined; // which words are nobody's own is known of English alone
  const questionClass = questionClassOf(turn.transcript, turn.session.history.length === 0);
  if (!questionClass) return undefined;
  const key = generalKey(policyNameFor(turn.intent, work), questionClass);
  const name = nameOf(key);
  const known = work.answers.memory.get(name);
  if (known !== undefined) {
    work.log.note({ cache: 'memory' });
    return mine(turn, known, 'cached');
  }
  const { speech, from } = await unlessAborted(
    signal,
    work.answers.flights.run(name, () => find(key, turn, work, signal)),
  );
  work.log.note({ cache: from === 'table' ? 'table' : 'miss' });
  work.answers.memory.set(name, speech);
  return mine(turn, speech, from === 'table' ? 'cached' : from);
}

/** An answer for everybody may still hold four digits of this caller's number. */
const mine = (turn: Turn, speech: string, rung: Reply['rung']): Reply | undefined =>
  speakable(speech, { callerNumber: turn.callerNumber }) === speech ? say(turn, speech, rung) : undefined;

async function find(key: ResponseKey, turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Found> {
  const notNeeded = new AbortController();
  const passOn = () => notNeeded.abort(signal.reason);
  signal.addEventListener('abort', passOn, { once: true });
  try {
    return await first(stored(key, work, notNeeded.signal), written(key, turn, work, notNeeded.signal));
  } finally {
    signal.removeEventListener('abort', passOn);
    notNeeded.abort(); // whichever is still at it
  }
}

async function stored(key: ResponseKey, work: TurnWork, signal: AbortSignal): Promise<Found> {
  const speech = await limited(signal, TABLE_READ_MS, () => work.log.timeline.track('cache_read', () => work.answers.cache.find(key)));
  if (speech === undefined) throw new Error('not in the cache');
  return { speech, from: 'table' };
}

async function written(key: ResponseKey, turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Found> {
  const ask = (policy: AnswerPolicy) => generalPrompt(work.companyName, turn.transcript, policy);
  const policy = policyFor(turn.intent, work);
  const { speech, tier } = await climb([ask(policy), ask(ofOtherModel(policy))], { ...turn, callerNumber: undefined }, work, signal);
  try {
    await limited(signal, AFTERTHOUGHT_MS, () => work.log.timeline.track('cache_write', () => work.answers.cache.save(key, speech)));
  } catch (error) {
    work.report('answer not kept', {}, error);
  }
  return { speech, from: tier };
}

/** The first that succeeds; when neither does, the error of the second. A cache that is empty, late or down is a miss. */
function first<T>(cache: Promise<T>, model: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    cache.then(resolve, () => undefined);
    model.then(resolve, (error: unknown) => cache.then(resolve, () => reject(error)));
  });
}
