import { reply } from '../reply/route';
import { greetingSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

export const greeting: IntentHandler = (turn, ports, signal) => reply(turn, ports, signal, greetingSpeech);
