import type { Failure } from '../failure';
import type { Json } from '../json';
import type { Place } from '../load/place';

export type ErrorNames = (failure: Failure) => boolean;

/** Reads `ErrorEquals`. */
export function errorNames(value: Json | undefined, field: string, isLast: boolean, place: Place): ErrorNames {
  if (!Array.isArray(value) || value.length === 0 || !value.every((name) => typeof name === 'string')) {
    place.problem(field, 'expected a list of error names');
    return () => false;
  }
  const names = new Set<string>(value);
  if (names.has('States.ALL') && names.size > 1) place.problem(field, 'States.ALL must stand alone');
  if (names.has('States.ALL') && !isLast) place.problem(field, 'States.ALL must be in the last one');
  return (failure) => {
    if (failure.isFinal) return false;
    const { error } = failure;
    if (names.has('States.ALL') || (error !== undefined && names.has(error))) return true;
    if (failure.isMissingHeartbeat && names.has('States.HeartbeatTimeout')) return true;
    return names.has('States.TaskFailed') && error !== 'States.Timeout';
  };
}
