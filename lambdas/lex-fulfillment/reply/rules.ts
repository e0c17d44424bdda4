import { atlasOf } from '../../shared/domain/introduction';
import type { Turn } from '../event';
import { vary } from './canned';

/** Words that are always right, chosen without a model. */
export interface RuleSpeech {
  readonly rung: 'rule' | 'keyword';
  readonly message: string;
  /** The caller's own words say that these fit: Lex alone may have taken them for something they are not. */
  readonly isSure: boolean;
}

export type Rule = (turn: Turn, companyName: string) => RuleSpeech;

/** Somebody says hello, or wonders whether anybody is there; a long sentence is about something. */
const GREETING =
  /\b(?:hi|hiya|hello|hey|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|(?:any|some)(?:body|one)|are you there|how are you|nice to)\b/i;
const GREETING_MAX_WORDS = 7;

export const greetingSpeech: Rule = ({ session, transcript }, companyName) => ({
  rung: 'rule',
  isSure: GREETING.test(transcript) && transcript.split(' ').length <= GREETING_MAX_WORDS,
  message: vary(session.turn, [
    `Hello, this is ${atlasOf(companyName)}. I can tell you about the demo, or have you called back. What would you like?`,
    'Hello again. Ask me about the demo, or say: call me back.',
    'Hi. What would you like to know?',
  ]),
});

const ABOUT: readonly string[] = [
  'This demo shows a phone assistant that answers at once, talks with you, and calls you back when you ask. Shall I have you called back?',
  'You are talking with the demo right now: I answer questions, take your request, and call you back within moments. Would you like that?',
];

/** What people ask of a machine on the phone, by the words they ask it with. */
const ABOUT_BY_KEYWORD: readonly (readonly [keyword: RegExp, message: string])[] = [
  [
    /\b(?:robot|human|person|machine|bot|computer|who are you|talking to)\b/i,
    'I am an automated assistant, so no person is speaking. If you prefer to talk with a colleague, say: call me back.',
  ],
  [
    /\b(?:safe|secure|security|privacy|private|data|record|recorded|recording)\b/i,
    'What you tell me is used to answer you and to call you back, and goes to our sales team only. Shall I have you called back about it?',
  ],
  [
    /\b(?:cost|costs|price|prices|pricing|expensive|free)\b/i,
    'Trying the demo costs you nothing. For prices, a call back is best: just say, call me back.',
  ],
];

/** It is asked what this is, and not how, whether or what if about something of it. */
const ABOUT_THIS =
  /\b(?:demo|demonstration|atlas|(?:what|explain|about)\b[^?]{0,20}\b(?:this|here|service|number|line|assistant|for|going on|you do)|what can (?:i|you)|(?:who|what) am i)\b/i;

export const aboutDemoSpeech: Rule = ({ session, transcript }) => {
  const [, message] = ABOUT_BY_KEYWORD.find(([keyword]) => keyword.test(transcript)) ?? [];
  if (message) return { rung: 'keyword', message, isSure: true };
  return { rung: 'rule', message: vary(session.turn, ABOUT), isSure: ABOUT_THIS.test(transcript) };
};
