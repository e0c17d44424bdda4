import { tokenize, withoutFillers } from './tokens';

/** Whole answers and beginnings of answers, contractions written out. Longer phrases are looked for first. */
const YES =
  `yes, yeah, yea, yep, yup, ya, yah, aye, sure, sure thing, for sure, ok, okay, k, alright, all right, right, correct, exactly, precisely,
absolutely, definitely, certainly, of course, indeed, affirmative, agreed, confirmed, confirm, i confirm, true, perfect, great, fine,
good, cool, excellent, wonderful, super, lovely, please, please do, yes please, go ahead, go for it, do it, do that, do so, let us do
it, let us do that, let us go, sounds good, sounds great, sounds right, sounds fine, sounds perfect, that is right, that is correct,
that is it, that is fine, that is good, that is great, that is ok, that is okay, that is perfect, that is the one, that is me, that is
true, that works, works for me, fine by me, fine with me, good to me, ok by me, ok with me, that would be great, that would be good,
that would be fine, that would be lovely, that will do, that will work, it is, it is right, it is correct, is right, is correct, you are
right, you got it, you have got it, you bet, got it, i do, i would, i would like that, i would love that, i would love to, i think so, i
believe so, i guess so, i guess, i suppose so, i am, i can, i want that, i want to, why not, no problem, no worries, not a problem, not
bad, by all means, be my guest, with pleasure, gladly, happy to, all good, we are good, looks good, looks right, uh huh, mm hmm, mhm,
mm, m hm, ja, you may, makes sense, deal, done, thank you, thanks, no that is right, no that is correct, no that is fine, no that is
good, no you are right, no it is right, no it is correct, nothing wrong, i do not mind, i would not mind, do not mind if i do, could not
be better`.split(/,\s+/);

const NO =
  `no, nope, nah, naw, nay, no thanks, no thank you, no way, no no, not really, not right, not correct, not quite, not exactly, not now,
not today, not yet, not at all, not that, not that one, not interested, not me, not necessary, not needed, not good, not ok, not okay,
not sure, never, never mind, nevermind, negative, incorrect, wrong, wrong number, false, that is wrong, that is incorrect, that is not
right, that is not correct, that is not it, that is not mine, that is not me, that is not the one, that is the wrong number, that was
wrong, it is wrong, it is not, it is incorrect, is not, is wrong, you are wrong, you got it wrong, absolutely not, certainly not,
definitely not, of course not, do not, do not do it, do not do that, do not call, do not bother, please do not, i do not, i do not think
so, i do not want, i do not want that, i do not want to, i would not, i would rather not, i rather not, i will pass, i pass, pass, i am
not, i am good, i am fine, i am ok, i am all set, i can not, can not, will not, i think not, i guess not, i changed my mind, i have
changed my mind, changed my mind, forget it, forget that, forget about it, cancel, cancel it, cancel that, stop, stop it, hold on, wait,
maybe later, maybe another time, another time, some other time, change it, change that, change the number, try again, start over, leave
it, skip it, skip, uh uh, mm mm, nuh uh, hell no, hardly, as if, yeah no, yes no, by no means, under no circumstances, sounds wrong,
sounds bad, looks wrong, does not sound right, does not look right, that does not work, does not work, that will not work`.split(/,\s+/);

type Answer = 'yes' | 'no';

const PHRASES: readonly (readonly [words: readonly string[], answer: Answer])[] = [
  ...YES.map((phrase) => [phrase.split(/\s+/), 'yes'] as const),
  ...NO.map((phrase) => [phrase.split(/\s+/), 'no'] as const),
].sort(([a], [b]) => b.length - a.length);

/** Said before or after the answer without changing it. */
const POLITE = new Set(
  `well so oh hey hi hello please thanks thank you sir madam maam mate man atlas actually then now just really very quite and it much
honestly listen look hmm hm ah um er`.split(/\s+/),
);
/** After these the caller takes back what was said before. */
const TURNS = new Set(['but', 'wait', 'actually']);

/** Whether an answer to "is that right?" says yes or no; undefined when it says neither. */
export function understandConfirmation(text: string): Answer | undefined {
  const words = withoutFillers(tokenize(text)).map((token) => token.text);
  // "uh huh" and "uh uh" lose their sound to the fillers, so they are asked for as they came.
  const asSaid = tokenize(text).map((token) => token.text);
  const turn = words.findIndex((word, i) => i > 0 && TURNS.has(word));
  if (turn > 0) {
    const takenBack = understandConfirmation(words.slice(turn + 1).join(' '));
    if (takenBack) return takenBack;
  }
  return startingWith(asSaid) ?? startingWith(words) ?? startingWith(trimmed(words)) ?? onlyOneSide(words);
}

function startingWith(words: readonly string[]): Answer | undefined {
  for (const [phrase, answer] of PHRASES) {
    if (phrase.length > words.length || !phrase.every((word, i) => words[i] === word)) continue;
    // What is no agreement by itself must be the whole answer: "good afternoon", "I would like to cancel" and "I am done" confirm nothing.
    if (answer === 'yes' && !OPENINGS.has(phrase.join(' ')) && !words.slice(phrase.length).every(addsNothing)) return undefined;
    if (answer === 'no' && phrase.length === 1 && WEAK.has(phrase[0] ?? '') && trimmed(words).length > 2) return undefined;
    if (answer === 'yes' && words.some((word) => FAREWELLS.has(word))) return undefined;
    if (phrase.length < words.length && isQuestion(words)) return undefined;
    return answer;
  }
  return undefined;
}

/** Of the ways to agree, those after which anything may follow: "yes, call me", "that is right, my cell". */
const OPENINGS = new Set(
  `yes, yeah, yea, yep, yup, yah, aye, sure, sure thing, for sure, ok, okay, alright, all right, correct, absolutely, definitely, certainly,
of course, indeed, affirmative, agreed, confirmed, confirm, i confirm, yes please, please do, go ahead, go for it, do it, do that, do so, let us
do it, let us do that, sounds good, sounds great, sounds right, sounds fine, sounds perfect, that is right, that is correct, that is fine, that
is good, that is great, that is perfect, that is the one, that is me, that works, works for me, fine by me, fine with me, it is right, it is
correct, you are right, you got it, you bet, i think so, i believe so, i guess so, i suppose so, by all means, uh huh, mm hmm, no that is right,
no that is correct, no that is fine, no that is good, no you are right, no it is right, no it is correct`.split(/,\s+/),
);
/** Who takes leave has agreed to nothing. */
const FAREWELLS = new Set(['bye', 'goodbye', 'off', 'tonight']);
const WEAK = new Set(['stop', 'wait', 'pass', 'skip']);
const addsNothing = (word: string): boolean => POLITE.has(word) || STRONG_YES.has(word);
const ASKING = new Set(['what', 'why', 'how', 'who', 'when', 'where', 'which']);
const isQuestion = (words: readonly string[]): boolean => words.slice(1).some((word) => ASKING.has(word)) && words[0] !== 'why';

function trimmed(words: readonly string[]): readonly string[] {
  let start = 0;
  let end = words.length;
  while (start < end && POLITE.has(words[start] ?? '')) start++;
  while (end > start && POLITE.has(words[end - 1] ?? '')) end--;
  return words.slice(start, end);
}

const STRONG_YES = new Set(['yes', 'yeah', 'yep', 'yup', 'correct', 'absolutely', 'definitely', 'exactly', 'right']);
const STRONG_NO = new Set(['no', 'nope', 'not', 'wrong', 'incorrect', 'never', 'cancel']);

/** A short answer with words of one side only: "I think that's right", "that's the wrong one". */
function onlyOneSide(words: readonly string[]): Answer | undefined {
  if (words.length > 8 || words.some((word) => ASKING.has(word) || FAREWELLS.has(word))) return undefined;
  // "my right to be forgotten", "right now": in a longer sentence the word means something else.
  const yes = words.some((word) => STRONG_YES.has(word) && (words.length <= 5 || word !== 'right'));
  const no = words.some((word) => STRONG_NO.has(word));
  return yes === no ? (no && words.includes('not') && yes ? 'no' : undefined) : yes ? 'yes' : 'no';
}
