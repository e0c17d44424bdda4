import { isObject, type Json } from '../json';
import { isExpression } from '../jsonata/expression';
import type { Place } from '../load/place';
import type { Template } from './template';

/** `field` is how error messages name the place: `Output/list[0]/name`. */
export function jsonataTemplate(value: Json, field: string, place: Place): Template {
  return compile(value, field, place) ?? (() => value);
}

/** Undefined when nothing in the value has to be evaluated. */
function compile(value: Json, field: string, place: Place): Template | undefined {
  if (isExpression(value)) {
    const expression = place.expression(field.replaceAll('/', '.'), value);
    return expression && ((view) => expression.evaluate(view, field));
  }
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compile(item as Json, `${field}[${index}]`, place));
    if (items.every((item) => item === undefined)) return undefined;
    return async (view) => {
      const evaluated: Json[] = [];
      for (const [index, item] of items.entries()) evaluated.push(item ? await item(view) : (value[index] as Json));
      return evaluated;
    };
  }
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).map(([name, member]) => [name, compile(member, `${field}/${name}`, place)] as const);
  if (members.every(([, member]) => member === undefined)) return undefined;
  return async (view) => {
    const evaluated: Record<string, Json> = {};
    for (const [name, member] of members) evaluated[name] = member ? await member(view) : (value[name] as Json);
    return evaluated;
  };
}
