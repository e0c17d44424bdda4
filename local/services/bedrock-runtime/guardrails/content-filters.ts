import type { Strength } from './guardrail';

type Confidence = Exclude<Strength, 'NONE'>;

/** What gives each kind of content away, and how surely. The real filters are models; these know the plain cases of each. */
const SIGNS: Readonly<Record<string, readonly (readonly [sign: RegExp, confidence: Confidence])[]>> = {
  PROMPT_ATTACK: [
    [
      /\b(?:ignore|disregard|forget|override|bypass)\s+(?:(?:all|any|every|of|the|your|my|these|those|previous|prior|above|earlier|safety|other)\s+)*(?:rules?|instructions?|prompts?|guidelines|restrictions|guardrails?|programming)\b/i,
      'HIGH',
    ],
    [
      /\b(?:repeat|reveal|print|show|read|tell|give|what (?:is|are|was|were))\b[^.?!]{0,20}\b(?:your|the) (?:system |hidden |initial |original )?(?:prompt|instructions)\b/i,
      'HIGH',
    ],
    [/\b(?:jail ?break|developer mode|dan mode|do anything now|god mode)\b/i, 'HIGH'],
    [
      /\b(?:you are|you're) now (?:an? )?(?:unrestricted|uncensored|unfiltered|admin|administrator|root|free of)\b|\b(?:act as|pretend (?:to be|you are)|role ?play as) (?:an? |my )?(?:admin|administrator|root|hacker|unrestricted|human)\b/i,
      'MEDIUM',
    ],
    [/<\/?(?:system|assistant)>|\[\/?inst\]/i, 'HIGH'],
    [/\b(?:last|previous|other|another) (?:caller|customer|person)(?:'s|s)? (?:name|number|phone|address|details|data)\b/i, 'MEDIUM'],
  ],
  HATE: [
    [
      /\b(?:hate|kill|exterminate|deport|get rid of) (?:all |every |those |these )?(?:jews|muslims|christians|immigrants|foreigners|blacks|whites|gays|women|men)\b/i,
      'HIGH',
    ],
  ],
  INSULTS: [
    [/\b(?:fucking idiot|piece of shit|stupid bitch|worthless scum)\b/i, 'HIGH'],
    [/\b(?:idiot|moron|imbecile)\b/i, 'LOW'],
  ],
  SEXUAL: [[/\b(?:porn|nude pictures|have sex with|dirty talk|talk dirty)\b/i, 'MEDIUM']],
  VIOLENCE: [[/\b(?:i will|i'll|going to|how (?:do i|to|can i)) (?:kill|murder|shoot|stab|strangle|bomb)\b/i, 'HIGH']],
  MISCONDUCT: [
    [
      /\bhow (?:do i|to|can i|would i) (?:make|build|buy|get|launder|forge|steal|hack)\b[^.?!]{0,30}\b(?:bombs?|explosives?|drugs|meth|money|passports?|credit cards?|accounts?|guns?)\b/i,
      'HIGH',
    ],
  ],
};

export const isContentFilter = (type: string): boolean => Object.hasOwn(SIGNS, type);

const RANK: Readonly<Record<Strength, number>> = { NONE: 0, LOW: 1, MEDIUM: 2, HIGH: 3 };

/** How surely the text is of that kind; `undefined` when nothing says so. */
export function confidenceOf(type: string, text: string): Confidence | undefined {
  const found = (SIGNS[type] ?? []).filter(([sign]) => sign.test(text)).map(([, confidence]) => confidence);
  return found.sort((a, b) => RANK[b] - RANK[a])[0];
}

/** A filter of high strength stops also what is hardly likely, one of low strength only what is all but certain. */
export const stops = (strength: Strength, confidence: Confidence): boolean => RANK[confidence] + RANK[strength] > RANK.HIGH;
