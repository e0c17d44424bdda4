import { type Json, jsonText } from '../json';
import type { Intrinsic } from './index';

export const jsonToString: Intrinsic = { arguments: [1, 1], run: (args) => jsonText(args[0] as Json) };
