import { notTalking } from '../callback/not-talking';
import { type IntentHandler, intents } from './index';

export type { IntentName } from './index';

/** The intent's own handler, unless nobody is there to talk with. */
export const handle: IntentHandler = async (turn, work, signal) =>
  (await notTalking(turn, work, signal)) ?? intents[turn.intent](turn, work, signal);
