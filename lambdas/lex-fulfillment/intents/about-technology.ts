import { reply } from '../reply/route';
import { aboutTechnologySpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

export const aboutTechnology: IntentHandler = (turn, work, signal) => reply(turn, work, signal, aboutTechnologySpeech);
