/** Small words that no sentence does without, and that no English one has. */
const FOREIGN = wordsIn(
  'el los las una que del para por usted ustedes está les des une est vous nous pour avec dans qui der das und ist nicht mit für ich wir eine einen gli che sono della uma não você isso con y il',
);
const ENGLISH = wordsIn(
  'the a an is are was to of and in it you i we can for that this with on be have do does what how not your my our me at as or if so will would',
);

/** Mostly another language than English; a name or a loanword makes no text foreign. */
export function isForeign(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const foreign = words.filter((word) => FOREIGN.has(word)).length;
  return foreign >= 2 && foreign > words.filter((word) => ENGLISH.has(word)).length;
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
