import { isHeldOut, mayBeShown } from './labelled-utterance';
import type { HeardUtterance } from './single-turns';

export interface Confusion {
  readonly expected: string;
  readonly recognized: string;
  readonly count: number;
}

export interface Score {
  readonly utterances: number;
  readonly heldOut: number;
  /** Of the held-out ones. */
  readonly accuracy: number;
  readonly trainAccuracy: number;
  /** Held-out recall by intent. */
  readonly recall: Readonly<Record<string, number>>;
  /** Share answered without asking a model. */
  readonly withoutModel: number;
  readonly withoutModelBy: Readonly<Record<string, number>>;
  /** Utterances that need an answer of their own and got fixed words, or fixed words that are nobody's answer. */
  readonly cannedWrongly: number;
  readonly cannedWronglyHeldOut: number;
  /** Of those that may be shown. */
  readonly cannedWronglyExamples: readonly string[];
  /** Held-out mistakes, most frequent first; without the sentences, so that nobody tunes by them. */
  readonly confusions: readonly Confusion[];
  /** Those that may be shown, to learn from: the other half's; of utterances from elsewhere, all. */
  readonly mistakes: readonly string[];
}

/** The intent whose utterances need an answer of their own; all others have words that fit whoever says them. */
const NEEDS_AN_ANSWER = 'FallbackIntent';
const FIXED: ReadonlySet<string> = new Set(['rule', 'keyword', 'canned']);

/** `isForeign`: utterances from elsewhere, all of which were held out by nature. */
export function score(turns: readonly HeardUtterance[], isForeign = false): Score {
  const isRight = ({ intent, heard }: HeardUtterance) => heard.intent === intent;
  const countsAsHeldOut = ({ text }: HeardUtterance) => isForeign || isHeldOut(text);
  const isShown = ({ text }: HeardUtterance) => mayBeShown(text, isForeign);
  const heldOut = turns.filter(countsAsHeldOut);
  const train = turns.filter((turn) => !countsAsHeldOut(turn));
  const canned = turns.filter(isCannedWrongly);
  return {
    utterances: turns.length,
    heldOut: heldOut.length,
    accuracy: share(heldOut, isRight),
    trainAccuracy: share(train, isRight),
    recall: byIntent(heldOut, isRight),
    withoutModel: share(turns, ({ heard }) => !heard.usedModel),
    withoutModelBy: byIntent(turns, ({ heard }) => !heard.usedModel),
    cannedWrongly: canned.length,
    cannedWronglyHeldOut: canned.filter(countsAsHeldOut).length,
    cannedWronglyExamples: canned
      .filter(isShown)
      .slice(0, 20)
      .map(({ text, heard }) => `${text} → ${heard.intent} (${heard.rung})`),
    confusions: confusionsOf(heldOut.filter((turn) => !isRight(turn))),
    mistakes: turns
      .filter((turn) => isShown(turn) && !isRight(turn))
      .map(({ text, intent, heard }) => `${intent} → ${heard.intent}: ${text}`),
  };
}

/** A slot's prompt after a misunderstanding is a confusion, not an answer: only what ends in an open question counts. */
function isCannedWrongly({ intent, heard }: HeardUtterance): boolean {
  if (heard.next !== 'ElicitIntent') return false;
  return intent === NEEDS_AN_ANSWER ? FIXED.has(heard.rung ?? '') : heard.rung === 'canned';
}

function confusionsOf(wrong: readonly HeardUtterance[]): Confusion[] {
  const found = new Map<string, Confusion>();
  for (const { intent: expected, heard } of wrong) {
    const key = `${expected} → ${heard.intent}`;
    found.set(key, { expected, recognized: heard.intent, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function byIntent(turns: readonly HeardUtterance[], holds: (turn: HeardUtterance) => boolean): Record<string, number> {
  const intents = [...new Set(turns.map(({ intent }) => intent))];
  return Object.fromEntries(
    intents.map((intent) => [
      intent,
      share(
        turns.filter((turn) => turn.intent === intent),
        holds,
      ),
    ]),
  );
}

const share = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.length === 0 ? 0 : Math.round((all.filter(holds).length / all.length) * 1000) / 1000;
