import type { Turn } from '../event';
import type { Reply, TurnWork } from '../turn';
import { aboutDemo } from './about-demo';
import { callback } from './callback';
import { fallbackIntent } from './fallback-intent';
import { greeting } from './greeting';

/** May fail or be late: takeTurn answers then. After `signal` aborts there is a moment left to say what is complete. */
export type IntentHandler = (turn: Turn, work: TurnWork, signal: AbortSignal) => Promise<Reply>;

/** Every intent of the bot. A name that the bot has and this table has not is a compile error in constructs/lex-bot.ts. */
export const intents = {
  Greeting: greeting,
  AboutDemo: aboutDemo,
  Callback: callback,
  FallbackIntent: fallbackIntent,
} satisfies Record<string, IntentHandler>;

export type IntentName = keyof typeof intents;

export const isIntentName = (name: string): name is IntentName => Object.hasOwn(intents, name);
