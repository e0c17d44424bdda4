import type { JsonObject } from '../json';
import type { Place } from './place';
import type { StateType, Target } from './state';

/** What a state of a type may say: in both languages, and in one of them only. */
export interface Fields {
  readonly both: readonly string[];
  readonly JSONPath: readonly string[];
  readonly JSONata: readonly string[];
}

export function unknownFields(definition: JsonObject, fields: Fields, type: StateType, place: Place): void {
  const other = place.language === 'JSONata' ? 'JSONPath' : 'JSONata';
  for (const field of Object.keys(definition)) {
    if (['Type', 'Comment', 'QueryLanguage', ...fields.both, ...fields[place.language]].includes(field)) continue;
    const what = fields[other].includes(field)
      ? `is a field of ${other}, the state is ${place.language}`
      : `is no field of a ${type} state`;
    place.problem(field, what);
  }
}

/** `Next` or `End`, one of them. */
export function nextOf(definition: JsonObject, place: Place): string | undefined {
  const { Next: next, End: end } = definition;
  if (next !== undefined && typeof next !== 'string') place.problem('Next', `expected the name of a state, got ${JSON.stringify(next)}`);
  if (end !== undefined && typeof end !== 'boolean') place.problem('End', `expected true, got ${JSON.stringify(end)}`);
  if (next !== undefined && end === true) place.problem('Next', 'expected either Next or End, got both');
  if (next === undefined && end !== true) place.problem('Next', 'expected Next or "End": true, got neither', 'MISSING_TRANSITION_TARGET');
  return typeof next === 'string' ? next : undefined;
}

/** Where `Next` leads. */
export const targetsOf = (next: string | undefined): Target[] => (next === undefined ? [] : [{ name: next, field: 'Next' }]);
