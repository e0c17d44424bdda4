/**
 * What a caller who hears this may rely on. The read-back ("I will call you at this number … Is that right?") asks, and "I will not call you"
 * refuses: neither is a promise.
 */
export function isPromise(heard: string): boolean {
  return heard
    .split(/(?<=[.!?])\s+/)
    .some((sentence, index, all) => PROMISE.test(sentence) && !sentence.endsWith('?') && !/^Is that right\?/.test(all[index + 1] ?? ''));
}

const PROMISE = /\b(?:I|we|Atlas)(?:'ll|’ll| will) (?:call|ring|phone) you\b/i;

/** What is asked of a caller who wants to be forgotten, and what they are told when it is recorded. */
export const ERASURE_QUESTION = /erase everything we have.*\?/i;
export const ERASURE_TOLD = /your information is being erased/i;

/** The last four digits of the number that is read back: "ending in 2 6 7 1". */
export function readBackIn(heard: string): string | undefined {
  return /ending in ((?:\d\s*){4})/.exec(heard)?.[1]?.replace(/\s/g, '');
}

/** What a caller is offered whom the bot cannot understand at the moment. */
export const OFFERED_BY_KEY = /press 1 to be called back at this number/i;
