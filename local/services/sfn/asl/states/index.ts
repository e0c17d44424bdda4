import type { JsonObject } from '../json';
import type { Fields } from '../load/fields';
import type { Place } from '../load/place';
import type { State, StateType } from '../load/state';
import { choice } from './choice';
import { fail } from './fail';
import { map } from './map';
import { parallel } from './parallel';
import { pass } from './pass';
import { succeed } from './succeed';
import { task } from './task';
import { wait } from './wait';

export interface StateLoader {
  readonly fields: Fields;
  load(name: string, definition: JsonObject, place: Place): State;
}

/** Every state type of the language. */
export const states: Readonly<Record<StateType, StateLoader>> = {
  Task: task,
  Parallel: parallel,
  Map: map,
  Pass: pass,
  Wait: wait,
  Choice: choice,
  Succeed: succeed,
  Fail: fail,
};
