import type { Json, JsonObject } from '../json';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import { jsonataDataFlow } from './jsonata-data-flow';
import { jsonpathDataFlow } from './jsonpath-data-flow';

/** What goes into a state and what comes out of it, whichever language the state is written in. */
export interface DataFlow {
  /** What `$` stands for in the state's own fields. */
  enter(step: Step): Json;
  /** What the state passes on to what it does: a task's arguments, a branch's input. */
  arguments(step: Step): Json | Promise<Json>;
  /** From the result to the output. A state that makes no result of its own has what it was given for a result. */
  leave(step: Step, result: Json): Passage | Promise<Passage>;
}

export interface Passage {
  readonly output: Json;
  readonly assigned: Readonly<Record<string, Json>> | undefined;
}

export const dataFlow = (definition: JsonObject, place: Place): DataFlow =>
  place.language === 'JSONata' ? jsonataDataFlow(definition, place) : jsonpathDataFlow(definition, place);
