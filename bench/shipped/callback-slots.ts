/** What callers answer, slot by slot, on the way to a callback. */
const ANSWERS: readonly string[] = ['Grace', 'The Navy', 'compilers for ships'];

/** The slots of the intent Callback in the template's order, the first so many of them given. */
export const callbackSlots = (names: readonly string[], given: number): Record<string, string | null> =>
  Object.fromEntries(names.map((name, index) => [name, index < given ? (ANSWERS[index] ?? null) : null]));

/** Name, company, use case: what the bot asks for before the number. */
export const SLOTS_BEFORE_NUMBER = ANSWERS.length;
