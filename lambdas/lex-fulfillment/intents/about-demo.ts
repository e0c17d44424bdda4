import { reply } from '../reply/route';
import { aboutDemoSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

export const aboutDemo: IntentHandler = (turn, ports, signal) => reply(turn, ports, signal, aboutDemoSpeech);
