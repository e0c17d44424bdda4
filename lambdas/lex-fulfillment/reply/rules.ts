import { atlasOf } from '../../shared/language/introduction';
import { fill } from '../../shared/language/texts';
import type { Reply, Turn } from '../turn';
import { vary } from './canned';

/** Words that are always right, chosen without a model. */
export interface RuleSpeech {
  readonly rung: 'rule' | 'keyword';
  readonly message: string;
  /** The caller's own words say that these fit: Lex alone may have taken them for something they are not. */
  readonly isSure: boolean;
}

export type Rule = (turn: Turn, companyName: string) => RuleSpeech;

/** A long sentence is about something. */
const GREETING_MAX_WORDS = 7;

export const greetingSpeech: Rule = ({ session, transcript, language }, companyName) => ({
  rung: 'rule',
  isSure: language.keywords.greeting.test(transcript) && transcript.split(' ').length <= GREETING_MAX_WORDS,
  message: fill(vary(session.turn, language.texts.greeting), { atlas: atlasOf(companyName, language) }),
});

/** Fixed words for a turn that is answered without a model, whatever it was; the variants take turns. */
export const fixedSpeech = (turn: Turn, variants: readonly string[], isRemembered = true): Reply => {
  const message = vary(turn.session.turn, variants);
  return { message, dialogAction: { type: 'ElicitIntent' }, rung: 'rule', ...(isRemembered && { exchange: [turn.transcript, message] }) };
};

/** What it is built of, by what is asked for. */
const TECHNOLOGY_BY_KEYWORD = ['model', 'cloud', 'voice'] as const;

export const aboutTechnologySpeech: Rule = ({ session, transcript, language: { keywords, texts } }) => {
  const asked = TECHNOLOGY_BY_KEYWORD.find((keyword) => keywords[keyword].test(transcript));
  if (asked) return { rung: 'keyword', message: texts.aboutTechnology[asked], isSure: true };
  return { rung: 'rule', message: vary(session.turn, texts.aboutTechnology.general), isSure: keywords.technology.test(transcript) };
};

/** What people ask of a machine on the phone, by the words they ask it with. */
const ABOUT_BY_KEYWORD = ['person', 'privacy', 'price'] as const;

export const aboutDemoSpeech: Rule = ({ session, transcript, language: { keywords, texts } }) => {
  const asked = ABOUT_BY_KEYWORD.find((keyword) => keywords[keyword].test(transcript));
  if (asked) return { rung: 'keyword', message: texts.aboutDemo[asked], isSure: true };
  return { rung: 'rule', message: vary(session.turn, texts.aboutDemo.general), isSure: keywords.aboutThis.test(transcript) };
};
