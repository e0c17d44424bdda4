import { RuntimeProblem } from '../failure';
import { isObject, type Json, jsonText } from '../json';
import { parsePath } from './parse';
import { SyntaxProblem } from './text-reader';

/** A path that names one place, to put a value there. */
export interface ReferencePath {
  readonly text: string;
  readonly steps: readonly (string | number)[];
}

/** Throws SyntaxProblem. */
export function parseReferencePath(text: string): ReferencePath {
  const { source, tokens, isDefinite } = parsePath(text);
  const steps = tokens.map((token) => (token.kind === 'names' ? token.names[0] : token.kind === 'indexes' ? token.indexes[0] : undefined));
  if (source !== 'value' || !isDefinite || steps.includes(undefined)) {
    throw new SyntaxProblem(`expected a reference path such as $.name or $.list[0], got '${text}'`);
  }
  return { text, steps: steps as (string | number)[] };
}

/** The input with the value at the path's place; objects on the way are made. The input itself is not changed. */
export function putAt({ text, steps }: ReferencePath, input: Json, value: Json): Json {
  const put = (target: Json | undefined, at: number): Json => {
    const step = steps[at];
    if (step === undefined) return value;
    if (typeof step === 'number') {
      if (!Array.isArray(target) || step < 0 || step >= target.length) throw cannotApply(text, input);
      return target.with(step, put(target[step] as Json, at + 1));
    }
    if (target !== undefined && !isObject(target)) throw cannotApply(text, input);
    return { ...target, [step]: put(target?.[step], at + 1) };
  };
  return put(input, 0);
}

const cannotApply = (text: string, input: Json) =>
  new RuntimeProblem(`Unable to apply ReferencePath ${text} to input ${jsonText(input)}`, 'States.ResultPathMatchFailure');
