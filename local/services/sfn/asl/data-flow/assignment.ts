import { Failure } from '../failure';
import { isObject, isTooLarge, type Json, jsonText } from '../json';
import type { Place } from '../load/place';
import type { View } from '../run/view';
import { jsonataTemplate } from './jsonata-template';
import { pathTemplate } from './jsonpath-template';

type Assignment = (view: View) => Promise<Readonly<Record<string, Json>>>;

const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;

/** `Assign`: variables by name, visible from the next state on. */
export function assignment(value: Json | undefined, field: string, place: Place): Assignment | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    place.problem(field, 'expected an object of variables');
    return undefined;
  }
  for (const name of namesOf(value)) {
    if (!NAME.test(name) || name === 'states') place.problem(field, `${JSON.stringify(name)} is no name for a variable`);
    if (place.outerVariables.has(name))
      place.problem(field, `the variable ${name} belongs to the flow around this one, which can only be read here`);
  }
  const template = place.language === 'JSONata' ? jsonataTemplate(value, field, place) : pathTemplate(value, field, place);
  return async (view) => {
    const assigned = (await template(view)) as Readonly<Record<string, Json>>;
    for (const [name, member] of Object.entries(assigned)) {
      if (isTooLarge(jsonText(member)))
        throw new Failure(
          'States.DataLimitExceeded',
          `The value of the variable '${name}' exceeds the maximum number of bytes service limit.`,
        );
    }
    return assigned;
  };
}

/** Of every variable that an Assign gives a value. */
export const namesOf = (assign: object): string[] => Object.keys(assign).map((name) => name.replace(/\.\$$/, ''));
