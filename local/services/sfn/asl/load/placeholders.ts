import type { Json, JsonObject } from '../json';
import type { Place } from './place';

/** What a DefinitionSubstitution should have replaced. */
const PLACEHOLDER = /\$\{\w[\w.]*\}/;

/** A problem for every text of a state that still has a placeholder in it; states within the state tell for themselves. */
export function leftPlaceholders(definition: JsonObject, place: Place): void {
  const visit = (value: Json, field: string): void => {
    if (typeof value === 'string') {
      const [placeholder] = PLACEHOLDER.exec(value) ?? [];
      if (placeholder) place.problem(field, `the placeholder ${placeholder} was not replaced`, 'UNRESOLVED_PLACEHOLDER');
    } else if (Array.isArray(value)) {
      value.forEach((item: Json, index) => void visit(item, `${field}[${index}]`));
    } else if (value !== null && typeof value === 'object') {
      for (const [name, member] of Object.entries(value)) if (name !== 'States') visit(member, field ? `${field}.${name}` : name);
    }
  };
  visit(definition, '');
}
