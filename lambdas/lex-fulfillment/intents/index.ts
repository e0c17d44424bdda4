import type { Turn } from '../event';
import type { Reply, TurnWork } from '../turn';
import { aboutDemo } from './about-demo';
import { aboutTechnology } from './about-technology';
import { callback } from './callback';
import { cancel } from './cancel';
import { changeLanguage } from './change-language';
import { deleteMyInfo } from './delete-my-info';
import { fallbackIntent } from './fallback-intent';
import { goodbye } from './goodbye';
import { greeting } from './greeting';
import { help } from './help';
import { leaveMessage } from './leave-message';
import { repeat } from './repeat';
import { speakToSomeone } from './speak-to-someone';

/** May fail or be late: takeTurn answers then. After `signal` aborts there is a moment left to say what is complete. */
export type IntentHandler = (turn: Turn, work: TurnWork, signal: AbortSignal) => Promise<Reply>;

/** Every intent of the bot. A name that the bot has and this table has not is a compile error in constructs/lex-bot.ts. */
export const intents = {
  Greeting: greeting,
  AboutDemo: aboutDemo,
  AboutTechnology: aboutTechnology,
  Callback: callback,
  Cancel: cancel,
  DeleteMyInfo: deleteMyInfo,
  SpeakToSomeone: speakToSomeone,
  LeaveMessage: leaveMessage,
  Help: help,
  Repeat: repeat,
  Goodbye: goodbye,
  ChangeLanguage: changeLanguage,
  FallbackIntent: fallbackIntent,
} satisfies Record<string, IntentHandler>;

export type IntentName = keyof typeof intents;

export const isIntentName = (name: string): name is IntentName => Object.hasOwn(intents, name);
