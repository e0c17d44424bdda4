import { RuntimeProblem } from '../failure';
import type { Json, JsonObject } from '../json';
import { PathNotFound } from '../jsonpath/find';
import { readPathIn } from '../jsonpath/read-path';
import type { Place } from '../load/place';
import type { View } from '../run/view';

/** InputPath and OutputPath: `$` when not given, `{}` for null. */
export function pathField(definition: JsonObject, field: 'InputPath' | 'OutputPath', place: Place): (view: View) => Json {
  const text = definition[field];
  if (text === null) return () => ({});
  if (text === undefined || text === '$') return (view) => view.value;
  return requiredPath(field, text, place);
}

/** A path that must lead somewhere. */
export function requiredPath(field: string, text: Json, place: Place): (view: View) => Json {
  const path = place.path(field, text);
  return (view) => {
    if (!path) return null;
    try {
      return readPathIn(path, view);
    } catch (error) {
      if (error instanceof PathNotFound) throw new RuntimeProblem(`Invalid path '${path.text}' : ${error.message}`);
      throw error;
    }
  };
}
