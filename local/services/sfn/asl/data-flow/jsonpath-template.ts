import { RuntimeProblem } from '../failure';
import { isIntrinsic } from '../intrinsics/parse';
import { isObject, type Json, jsonText } from '../json';
import { lookUpPath } from '../jsonpath/read-path';
import type { Place } from '../load/place';
import type { View } from '../run/view';

/** Evaluated without waiting: paths and intrinsic functions only. */
export type PathTemplate = (view: View) => Json;

/** Members whose name ends with `.$` hold a path or an intrinsic function; their name loses the ending. */
export function pathTemplate(value: Json, field: string, place: Place): PathTemplate {
  return compile(value, field, place) ?? (() => value);
}

/** Undefined when nothing in the value has to be evaluated. */
function compile(value: Json, field: string, place: Place): PathTemplate | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compile(item as Json, `${field}[${index}]`, place));
    return items.every((item) => item === undefined)
      ? undefined
      : (view) => items.map((item, index) => item?.(view) ?? (value[index] as Json));
  }
  if (!isObject(value)) return undefined;
  let isConstant = true;
  const members = Object.entries(value).map(([name, member]): [string, PathTemplate] => {
    const isDynamic = name.endsWith('.$');
    const template = isDynamic ? compileDynamic(name, member, `${field}.${name}`, place) : compile(member, `${field}.${name}`, place);
    if (isDynamic || template) isConstant = false;
    return [isDynamic ? name.slice(0, -2) : name, template ?? (() => member)];
  });
  if (new Set(members.map(([name]) => name)).size < members.length) place.problem(field, 'has the same member with and without .$');
  if (isConstant) return undefined;
  return (view) => {
    const evaluated: Record<string, Json> = {};
    for (const [name, template] of members) evaluated[name] = template(view);
    return evaluated;
  };
}

function compileDynamic(name: string, text: Json, field: string, place: Place): PathTemplate | undefined {
  if (typeof text === 'string' && isIntrinsic(text)) {
    const call = place.intrinsic(field, text);
    return call && ((view) => call.evaluate(view));
  }
  const path = place.path(field, text);
  return (
    path &&
    ((view) => {
      const value = lookUpPath(path, view);
      if (value !== undefined) return value;
      throw notFound(path.text, name, view);
    })
  );
}

export const notFound = (path: string, field: string, view: View): RuntimeProblem =>
  new RuntimeProblem(`The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${jsonText(view.value)}'`);
