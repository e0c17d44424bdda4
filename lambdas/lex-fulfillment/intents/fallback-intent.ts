import { pressedKey } from '../keypad';
import { reply } from '../reply/route';
import type { IntentHandler } from './intent-handler';

/** Everything that no other intent is for: keys that were pressed, and free conversation. */
export const fallbackIntent: IntentHandler = async (turn, work, signal) => (turn.isPressed ? pressedKey(turn) : reply(turn, work, signal));
