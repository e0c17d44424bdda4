import type { Brief } from './brief';
import { hashOf } from './pick';
import { topicsOf } from './topics';

/** Keys that a prompt for a scenario, or for a part of one, may name. */
const KEYS = ['opening', 'goal', 'points', 'closing', 'answers'] as const;
type Key = (typeof KEYS)[number];

/** As in `with the keys opening, closing:` */
export function keysAskedFor(prompt: string): readonly Key[] {
  const [, named = ''] = /\bkeys?\s+((?:\w+(?:,\s*|\s+and\s+)?)+)/i.exec(prompt) ?? [];
  return KEYS.filter((key) => new RegExp(`\\b${key}\\b`, 'i').test(named));
}

export const asksForScenario = (prompt: string): boolean => /\bjson\b/i.test(prompt) && keysAskedFor(prompt).length > 0;

/** A scenario for a call about the use case, or the part of one, as the JSON object that was asked for. */
export function writeScenario(brief: Brief, prompt: string, message: string): string {
  const useCase = useCaseIn(message);
  const topic = asTopic(useCase);
  const company = brief.company ?? 'us';
  const variant = hashOf(useCase);
  const choose = (choices: readonly string[], salt: number): string =>
    (choices[((variant >>> salt) + salt) % choices.length] ?? '').replaceAll('{t}', topic).replaceAll('{c}', company);
  const parts: Readonly<Record<Key, () => string | readonly string[]>> = {
    opening: () => choose(OPENINGS, 0),
    goal: () => choose(GOALS, 3),
    points: () => [choose(FIRST, 6), choose(SECOND, 9), choose(THIRD, 12)],
    closing: () => choose(CLOSINGS, 15),
    answers: () => [choose(ANSWERS, 18), choose(MORE_ANSWERS, 21)],
  };
  return JSON.stringify(Object.fromEntries(keysAskedFor(prompt).map((key) => [key, parts[key]()])));
}

/** Between marks, after a label, or all of the message. */
const useCaseIn = (message: string): string =>
  /<use_case>([\s\S]*?)<\/use_case>/i.exec(message)?.[1] ?? /use case\s*:\s*(.+)/i.exec(message)?.[1] ?? message;

/** How people begin to say what they want to talk about. */
const LEAD_IN =
  /^(?:(?:well|so|yes|um|uh|hi|it is|it's|its|just|mainly|i|we|want|would|like|i'd|we'd|need|to|talk|speak|discuss|know|hear|ask|more|something|about|regarding)\b[\s,]*)+/i;
/** A sentence, or part of one, is no topic. */
const OF_A_SENTENCE =
  /\b(?:i|we|you|they|he|she|it|is|are|am|was|were|do|does|did|can|could|will|would|should|want|need|have|has|tell|say|said|don't|not|please|my|our|your|what|how|why|who|caller)\b/i;
const MAX_TOPIC_WORDS = 5;

/** A few words that name the topic are taken as they are; out of a sentence the likeliest nouns. */
function asTopic(useCase: string): string {
  const words = useCase
    .trim()
    .replace(LEAD_IN, '')
    .replace(/[.!?,;:\s]+$/, '');
  const isName = /^[A-Za-z][A-Za-z' -]{3,50}$/.test(words) && words.split(/\s+/).length <= MAX_TOPIC_WORDS && !OF_A_SENTENCE.test(words);
  const [first, second] = topicsOf(useCase).map((topic) => topic.replace(/^(?:your|our|the|this|that|these|those) /, ''));
  if (isName) return words;
  if (first === undefined) return 'what you have in mind';
  return second === undefined ? first : `${first} and ${second}`;
}

/** Short lines: whoever waits for a scenario waits for its last word. */
const OPENINGS = [
  'You asked about {t}. What would you like to change first?',
  'I am calling about {t}. How do you handle that today?',
  'Let us talk about {t}. What matters most to you there?',
  'This is about {t}. What would a good outcome be for you?',
];
const GOALS = [
  'Learn what the person expects of {t}.',
  'Find out how {t} works today and what should be better.',
  'Understand the need and whether {c} can help.',
];
const FIRST = [
  'With {t}, it helps to begin with one example.',
  'On {t}, most people first want to save time.',
  'For {t}, a quick answer counts.',
];
const SECOND = [
  'Callers are answered at once, at any hour.',
  'Every request is kept, so nothing gets lost.',
  'People can ask in their own words.',
];
const THIRD = [
  'A colleague can show how it fits your work.',
  'A colleague can go through the details.',
  'It can start small and grow from there.',
];
const ANSWERS = ['Nobody has to change how they work on the first day.', 'It is tried with a few calls before it takes more.'];
const MORE_ANSWERS = ['A person can take over whenever somebody prefers one.', 'What is said stays with the team that follows up.'];
const CLOSINGS = [
  'Thank you for your time. Goodbye.',
  'Thank you, that was helpful. Goodbye.',
  'Thank you for talking with me. Have a good day.',
];
