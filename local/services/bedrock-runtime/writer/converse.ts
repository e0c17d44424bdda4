import type { Brief } from './brief';
import { hear, type Said } from './hear';
import { ABOUT_TOPIC, LEADS, type Phrases, QUESTION_AFTER, QUESTIONS, WITHOUT_TOPIC } from './phrases';
import { hashOf } from './pick';
import { topicsOf } from './topics';

export interface Line {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

export const MAX_LENGTH = 300;

/** What the model says next on the phone: one or two sentences, never the same twice in a conversation. */
export function converse(brief: Brief, lines: readonly Line[]): string {
  const last = lines[lines.length - 1]?.text ?? '';
  const before = lines.filter(({ role }) => role === 'assistant').map(({ text }) => text);
  for (let attempt = 0; attempt < 8; attempt++) {
    const reply = asSpeech(replyTo(last, brief, before, `${before.length}/${attempt}/${last}`));
    if (!before.includes(reply)) return reply;
  }
  return asSpeech(replyTo(last, brief, before, last));
}

function replyTo(last: string, brief: Brief, before: readonly string[], seed: string): string {
  const kind = hear(last);
  const topic = spokenTopic(topicsOf(last), seed);
  const isOver = kind === 'farewell' || (kind === 'no' && brief.points.length > 0 && nextPoint(brief, before) === undefined);
  if (isOver) return brief.closing ?? choose(WITHOUT_TOPIC.farewell, seed);
  if (kind === 'repeat' && before.length > 0)
    return `${choose(WITHOUT_TOPIC.repeat, seed)} ${firstSentence(before[before.length - 1] ?? '')}`;

  const point = LEADS_NOWHERE.has(kind) ? undefined : nextPoint(brief, before);
  const begin = beginning(kind, topic, seed, point !== undefined);
  if (point !== undefined) return `${begin} ${point}`;
  if (brief.points.length > 0 && brief.closing && kind === 'thanks') return brief.closing;
  return `${begin} ${choose(QUESTIONS[QUESTION_AFTER[kind]], `${seed}?`)}`;
}

/** After these no point is made: first the talk has to come back. */
const LEADS_NOWHERE: ReadonlySet<Said> = new Set(['callback', 'insult', 'nonsense']);

function beginning(kind: Said, topic: string | undefined, seed: string, hasPoint: boolean): string {
  const hasTopic = topic !== undefined && (kind === 'question' || kind === 'statement');
  if (!hasTopic) return hasPoint && kind === 'question' ? choose(LEADS.plain, seed) : choose(WITHOUT_TOPIC[kind], seed);
  return about(choose(hasPoint ? LEADS.topic : ABOUT_TOPIC[kind], seed), topic);
}

/** One word, or both that the caller used. */
const spokenTopic = ([first, second]: readonly string[], seed: string): string | undefined =>
  first && second && hashOf(`${seed}&`) % 3 === 0 ? `${first} and ${second}` : first;

const about = (phrase: string, topic: string): string => phrase.replace('{t}', topic);

const choose = (phrases: Phrases, seed: string): string => phrases[hashOf(seed) % phrases.length] ?? phrases[0];

/** The first point that has not been made yet. */
function nextPoint({ points }: Brief, before: readonly string[]): string | undefined {
  const said = before.join(' ').toLowerCase();
  return points.find((point) => !isSaid(point, said));
}

/** Most of its words were said: history may be shortened on its way here. */
function isSaid(point: string, said: string): boolean {
  const words = point.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return words.length > 0 && words.filter((word) => said.includes(word)).length / words.length > 0.8;
}

const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

/** Speech, and nothing else: no digits that somebody could dial, no markup, at most 300 characters. */
function asSpeech(text: string): string {
  const plain = text
    .replace(/[*_`#<>[\]{}|\\]/g, '')
    .replace(/\+?\d[\d\s().-]{4,}\d/g, 'that number')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= MAX_LENGTH) return plain;
  const sentences = plain.match(/[^.!?]+[.!?]+/g) ?? [];
  let kept = '';
  for (const sentence of sentences) if ((kept + sentence).length <= MAX_LENGTH) kept += sentence;
  return kept.trim() || `${plain.slice(0, MAX_LENGTH - 1).replace(/[\s,;:]+\S*$/, '')}.`;
}
