import { reply } from '../reply/route';
import type { IntentHandler } from './index';

/** Everything that no other intent is for: free conversation. */
export const fallbackIntent: IntentHandler = (turn, ports, signal) => reply(turn, ports, signal);
