import { plainText } from '../../lex-runtime-v2/ssml';
import type { Action } from '../flow/action';
import type { EventProperties } from './test-case';

/** Connect compares meaning, with a model of its own. Here sentences are similar that share this much of their words. */
const SIMILAR = 0.6;

/** Whether what was heard is the message that an observation waits for. */
export function isMessage(heard: string, { Text, SSML = '', MatchingCriteria }: EventProperties): boolean {
  const expected = Text ?? plainText(SSML);
  if (MatchingCriteria?.Type === 'Inclusion') return normal(heard).includes(normal(expected));
  const [left, right] = [wordsOf(heard), wordsOf(expected)];
  const shared = [...left].filter((word) => right.has(word)).length;
  // A message may go on: how much of what was expected is there counts, and how much of what is there was expected.
  return left.size + right.size > 0 && Math.max((2 * shared) / (left.size + right.size), shared / right.size - 0.1) >= SIMILAR;
}

/** Whether an action of the flow is the one that an observation waits for, on the resource that it names, if it names one. */
export function isFlowAction(action: Action, resource: string | undefined, { ActionType, ActionParameters }: EventProperties): boolean {
  if (action.type !== ActionType) return false;
  const named = resourceIn(ActionParameters ?? {});
  return named === undefined || isSame(named, resource ?? '');
}

/** The id or ARN in `{ LambdaFunctionARN }`, `{ QueueId }`, `{ LexV2Bot: { AliasArn } }` … */
export function resourceIn(parameters: Readonly<Record<string, unknown>>): string | undefined {
  const [first] = Object.values(parameters);
  return typeof first === 'object' && first !== null ? resourceIn(first as Record<string, unknown>) : (first as string | undefined);
}

/** By id or by ARN; a function's alias and a bot's are only the same by their whole ARN. */
export const isSame = (one: string, other: string): boolean =>
  one === other || (!/:(lambda|lex):/.test(one) && one.split('/').at(-1) === other.split('/').at(-1));

const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const wordsOf = (text: string): ReadonlySet<string> => new Set(normal(text).split(' ').filter(Boolean));
