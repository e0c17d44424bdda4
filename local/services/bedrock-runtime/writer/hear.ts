/** What kind of thing the caller just said. */
export type Said =
  | 'callback'
  | 'farewell'
  | 'greeting'
  | 'how are you'
  | 'identity'
  | 'insult'
  | 'no'
  | 'nonsense'
  | 'question'
  | 'repeat'
  | 'statement'
  | 'thanks'
  | 'yes';

/** The first that fits, in this order. */
const KINDS: readonly (readonly [kind: Said, pattern: RegExp])[] = [
  [
    'insult',
    /\b(?:stupid|idiot|moron|dumb|useless|shut up|hate you|you suck|fuck\w*|shit\w*|bitch|asshole|bastard|crap|damn you|go to hell|garbage|loser)\b/,
  ],
  [
    'insult',
    /\b(?:ignore|forget|disregard) (?:all |any |your |the |my |previous |every)*(?:rules?|instructions?|prompts?)|\b(?:system prompt|pretend (?:to be|you are)|jailbreak)\b/,
  ],
  [
    'callback',
    /\b(?:call(?:ed)?|ring|phone) (?:me|us)(?: back)?\b|\bcall ?back\b|\b(?:talk|speak) (?:to|with) (?:a |an |some |the )?(?:real )?(?:human|person|agent|someone|somebody|representative|colleague|operator|people)\b/,
  ],
  [
    'farewell',
    /\b(?:good ?bye|bye|see you|talk (?:to you )?later|have a (?:nice|good|great) (?:day|one|evening|weekend)|hang up|that(?:'s| is| will be) all|i(?:'m| am) done|got to go|have to go)\b/,
  ],
  ['thanks', /\b(?:thanks|thank you|thx|cheers|much appreciated|appreciate it)\b/],
  [
    'identity',
    /\b(?:are you (?:a |an )?(?:real|human|robot|bot|machine|person|computer|ai|alive|recording)|who are you|what are you|who am i (?:talking|speaking)|your name|talking to a (?:robot|machine|person|computer))\b/,
  ],
  ['how are you', /\bhow (?:are|r) (?:you|u|things)|how(?:'s| is) it going|what'?s up\b/],
  [
    'repeat',
    /\b(?:say that again|repeat|pardon|come again|didn'?t (?:hear|catch|get) (?:that|you)|what did you say|one more time)\b|^(?:what|huh|sorry|excuse me)\W*$/,
  ],
  ['greeting', /^(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day))\b(?:\W+\w+){0,3}\W*$/],
  [
    'no',
    /^(?:no|nope|nah|not really|not at all|not now|no thanks|never mind|rather not|maybe later|another time|i (?:don'?t|do not) think so)\b(?:\W+\w+){0,3}\W*$/,
  ],
  [
    'yes',
    /^(?:yes|yeah|yep|yup|sure|ok|okay|right|correct|exactly|absolutely|definitely|of course|please do|go ahead|sounds good|fine|all right|alright|great|perfect|i do|i would|why not)\b(?:\W+\w+){0,3}\W*$/,
  ],
  ['yes', /^(?:yes|yeah|yep|sure)\b(?!.*\b(?:what|how|why|when|where|who|which|can you|could you|tell me)\b)/],
];

const ASKS =
  /\?\s*$|^(?:\W*(?:and|so|but|well|ok|okay|hi|hello|um|uh|please)\W+)*(?:what|who|whom|whose|when|where|why|how|which|is|are|am|was|were|do|does|did|can|could|will|would|should|shall|may|might|has|have|had|tell me|explain|describe|show me|i wonder|i want to know|i would like to know|i'd like to know)\b/;

export function hear(text: string): Said {
  const line = text.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
  if (isNonsense(line)) return 'nonsense';
  return KINDS.find(([, pattern]) => pattern.test(line))?.[0] ?? (ASKS.test(line) ? 'question' : 'statement');
}

/** No words, or none with a vowel in a sensible place. */
function isNonsense(line: string): boolean {
  const words = line.match(/[a-z']+/g) ?? [];
  const odd = words.filter((word) => word.length > 2 && (!/[aeiouy]/.test(word) || /[^aeiouy']{6}|(.)\1\1/.test(word)));
  return words.length === 0 || odd.length * 2 > words.length;
}
