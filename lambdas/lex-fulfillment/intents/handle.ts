import { notTalking } from '../callback/not-talking';
import { intents } from './index';
import type { IntentHandler } from './intent-handler';

/** The intent's own handler, unless nobody is there to talk with. */
export const handle: IntentHandler = async (turn, work, signal) =>
  (await notTalking(turn, work, signal)) ?? intents[turn.intent](turn, work, signal);
