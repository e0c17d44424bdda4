import { assignment } from '../data-flow/assignment';
import { jsonataTemplate } from '../data-flow/jsonata-template';
import type { Failure } from '../failure';
import { isObject, type Json, type JsonObject } from '../json';
import { putAt } from '../jsonpath/reference-path';
import type { Place } from '../load/place';
import type { Left, Target } from '../load/state';
import type { Step } from '../run/step';
import { type ErrorNames, errorNames } from './error-names';

export interface Catching {
  readonly targets: readonly Target[];
  /** How the state is left when a catcher takes the failure. */
  find(failure: Failure): Caught | undefined;
}

export interface Caught {
  /** Of the catcher in the list. */
  readonly index: number;
  leave(step: Step): Promise<Left>;
}

interface Catcher {
  readonly matches: ErrorNames;
  readonly next: string;
  leave(step: Step, errorOutput: JsonObject): Promise<Left>;
}

const FIELDS = {
  JSONPath: ['ErrorEquals', 'Next', 'ResultPath', 'Assign', 'Comment'],
  JSONata: ['ErrorEquals', 'Next', 'Output', 'Assign', 'Comment'],
};

/** Reads `Catch`. */
export function loadCatch(definition: JsonObject, place: Place): Catching {
  const { Catch: list = [] } = definition;
  if (!Array.isArray(list)) place.problem('Catch', 'expected a list');
  const catchers = (Array.isArray(list) ? list : []).map((catcher: Json, index, all) =>
    loadCatcher(catcher, `Catch[${index}]`, index === all.length - 1, place),
  );
  return {
    targets: catchers.map(({ next }, index) => ({ name: next, field: `Catch[${index}].Next` })),
    find(failure) {
      const index = catchers.findIndex(({ matches }) => matches(failure));
      const catcher = catchers[index];
      // An error without a name or a cause is caught with null in its place.
      return catcher && { index, leave: (step) => catcher.leave(step, { Error: failure.error ?? null, Cause: failure.reason ?? null }) };
    },
  };
}

function loadCatcher(catcher: Json, field: string, isLast: boolean, place: Place): Catcher {
  const of = isObject(catcher) ? catcher : {};
  if (!isObject(catcher)) place.problem(field, 'expected a catcher');
  for (const name of Object.keys(of))
    if (!FIELDS[place.language].includes(name)) place.problem(`${field}.${name}`, `is no field of a catcher of a ${place.language} state`);
  const next = of['Next'];
  if (typeof next !== 'string') place.problem(`${field}.Next`, `expected the name of a state, got ${JSON.stringify(next)}`);
  return {
    matches: errorNames(of['ErrorEquals'], `${field}.ErrorEquals`, isLast, place),
    next: String(next),
    leave: place.language === 'JSONata' ? leaveInJsonata(of, field, String(next), place) : leaveInJsonpath(of, field, String(next), place),
  };
}

function leaveInJsonata(of: JsonObject, field: string, next: string, place: Place): Catcher['leave'] {
  const output = of['Output'] === undefined ? undefined : jsonataTemplate(of['Output'], `${field}/Output`, place);
  const assigned = assignment(of['Assign'], `${field}/Assign`, place);
  return async (step, errorOutput) => {
    const view = step.view(step.input, { errorOutput });
    return { assigned: await assigned?.(view), output: output ? await output(view) : errorOutput, next };
  };
}

function leaveInJsonpath(of: JsonObject, field: string, next: string, place: Place): Catcher['leave'] {
  const { ResultPath: resultPath } = of;
  const resultPlace = resultPath === undefined || resultPath === null ? undefined : place.referencePath(`${field}.ResultPath`, resultPath);
  const assigned = assignment(of['Assign'], `${field}.Assign`, place);
  return async (step, errorOutput) => ({
    output: resultPath === null ? step.input : resultPlace ? putAt(resultPlace, step.input, errorOutput) : errorOutput,
    assigned: await assigned?.(step.view(errorOutput)),
    next,
  });
}
