import { atlasOf } from '../../shared/domain/introduction';
import type { Turn } from '../event';
import { vary } from './canned';

/** Words that are always right, chosen without a model. */
export interface RuleSpeech {
  readonly rung: 'rule' | 'keyword';
  readonly message: string;
}

export type Rule = (turn: Turn, companyName: string) => RuleSpeech;

export const greetingSpeech: Rule = ({ session }, companyName) => ({
  rung: 'rule',
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

export const aboutDemoSpeech: Rule = ({ session, transcript }) => {
  const [, message] = ABOUT_BY_KEYWORD.find(([keyword]) => keyword.test(transcript)) ?? [];
  return message ? { rung: 'keyword', message } : { rung: 'rule', message: vary(session.turn, ABOUT) };
};
