/** Every intent of the bot. A name that the bot has and this list has not is a compile error in constructs/lex-bot. */
export const INTENT_NAMES = [
  'Greeting',
  'AboutDemo',
  'AboutTechnology',
  'Callback',
  'Cancel',
  'DeleteMyInfo',
  'SpeakToSomeone',
  'LeaveMessage',
  'Help',
  'Repeat',
  'Goodbye',
  'ChangeLanguage',
  'FallbackIntent',
] as const;

export type IntentName = (typeof INTENT_NAMES)[number];

const known: ReadonlySet<string> = new Set(INTENT_NAMES);

export const isIntentName = (name: string): name is IntentName => known.has(name);
