import { ModelUnusable } from '../shared/domain/errors';
import type { LanguageCode } from '../shared/domain/language-code';
import type { Scenario } from '../shared/domain/scenario';
import { speakable } from '../shared/domain/speech';
import type { SectionName } from './prompts/sections';

/** What fits the session attributes of the call that it steers. */
const LINE_MAX_CHARACTERS = 220;
const FACTS = { least: 2, most: 3 };
const ANSWERS = { least: 1, most: 2 };

/** What each section gives to the scenario. */
export interface Sections {
  readonly tone: Pick<Scenario, 'opening' | 'closing'>;
  readonly facts: Pick<Scenario, 'goal' | 'points'>;
  readonly objections: { readonly answers: readonly string[] };
}

/** Reads the model's answer as what it is, a stranger's text: one JSON object, every line fit to be spoken. Errors: ModelUnusable. */
export const PARSERS: { readonly [Name in SectionName]: (text: string, language?: LanguageCode) => Sections[Name] } = {
  tone: (text, language) => {
    const { opening, closing } = objectIn(text);
    return { opening: line(opening, 'opening', language), closing: line(closing, 'closing', language) };
  },
  facts: (text, language) => {
    const { goal, points } = objectIn(text);
    return { goal: line(goal, 'goal', language), points: lines(points, 'points', { ...FACTS, language }) };
  },
  objections: (text, language) => ({ answers: lines(objectIn(text)['answers'], 'answers', { ...ANSWERS, language }) }),
};

/** Models wrap JSON in fences or a sentence; the object itself is what counts. */
function objectIn(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // said below, without the parser's message: it quotes the text
  }
  throw new ModelUnusable(`the section is no JSON object, in ${text.length} characters`);
}

function line(value: unknown, where: string, language: LanguageCode = 'en'): string {
  const spoken = typeof value === 'string' ? speakable(value, { maxCharacters: LINE_MAX_CHARACTERS, language }) : undefined;
  if (spoken === undefined) throw new ModelUnusable(`the scenario's ${where} is nothing that may be spoken`);
  return spoken;
}

/** A line that may not be spoken is left out, as long as enough remain. */
interface Limits {
  readonly least: number;
  readonly most: number;
  readonly language: LanguageCode | undefined;
}

function lines(value: unknown, where: string, { least, most, language = 'en' }: Limits): readonly string[] {
  if (!Array.isArray(value)) throw new ModelUnusable(`the scenario has no list of ${where}`);
  const spoken = value.flatMap((each) =>
    typeof each === 'string' ? (speakable(each, { maxCharacters: LINE_MAX_CHARACTERS, language }) ?? []) : [],
  );
  if (spoken.length < least)
    throw new ModelUnusable(`the scenario has ${spoken.length} ${where} that may be spoken, expected at least ${least}`);
  return spoken.slice(0, most);
}
