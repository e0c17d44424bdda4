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
import type { IntentHandler } from './intent-handler';
import type { IntentName } from './intent-name';
import { leaveMessage } from './leave-message';
import { repeat } from './repeat';
import { speakToSomeone } from './speak-to-someone';

/** What answers each of them. */
export const intents: Readonly<Record<IntentName, IntentHandler>> = {
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
};
