import type { LanguageCode } from './language-code';

/** Small words that no sentence of the language does without, and that hardly any other language has. */
const OWN: Readonly<Record<LanguageCode, ReadonlySet<string>>> = {
  en: wordsIn(
    'the a an is are was to of and in it you i we can for that this with on be have do does what how not your my our me at as or if so will would',
  ),
  es: wordsIn(
    'el la los las un una unos unas de del que en y a con por para se su sus es son no si le les lo usted ustedes nos nuestro nuestra está puede hay qué cómo muy más',
  ),
};
const FOREIGN: Readonly<Record<LanguageCode, ReadonlySet<string>>> = {
  en: wordsIn(
    'el los las una que del para por usted ustedes está les des une est vous nous pour avec dans qui der das und ist nicht mit für ich wir eine einen gli che sono della uma não você isso con y il',
  ),
  es: wordsIn(
    'the is are was of and it you we can for that this with have does what how your our will would des est vous nous pour avec dans qui der das und ist nicht mit für ich wir eine gli che sono della uma não você isso il',
  ),
};

/** Mostly another language than this one; a name or a loanword makes no text foreign. */
export function isForeign(text: string, language: LanguageCode = 'en'): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const foreign = words.filter((word) => FOREIGN[language].has(word)).length;
  return foreign >= 2 && foreign > words.filter((word) => OWN[language].has(word)).length;
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
