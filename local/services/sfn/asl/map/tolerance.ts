import { numberField } from '../data-flow/number-field';
import type { Json, JsonObject } from '../json';
import type { Place } from '../load/place';
import type { Step } from '../run/step';

/** Whether a map run with so many failures of so many items still counts as succeeded. */
export type Tolerance = (failures: number, items: number) => boolean;

/** ToleratedFailureCount and ToleratedFailurePercentage; none tolerates nothing. */
export function loadTolerance(definition: JsonObject, place: Place): (step: Step, input: Json) => Promise<Tolerance> {
  const count = numberField(definition, 'ToleratedFailureCount', { isInteger: true, least: 0 }, place);
  const percentage = numberField(definition, 'ToleratedFailurePercentage', { isInteger: false, least: 0, most: 100 }, place);
  return async (step, input) => {
    const mostFailures = await count(step, input);
    const mostPercent = await percentage(step, input);
    return (failures, items) => {
      if (failures === 0) return true;
      if (mostFailures === undefined && mostPercent === undefined) return false;
      return failures <= (mostFailures ?? Number.POSITIVE_INFINITY) && (failures * 100) / items <= (mostPercent ?? 100);
    };
  };
}
