import { isObject, type JsonObject } from '../../../services/sfn/asl/json';

/** The states of a definition and of everything nested in it: one entry for the machine, one for each branch and item processor. */
export function flowsOf(definition: JsonObject): JsonObject[] {
  const { States: states } = definition;
  if (!isObject(states)) return [];
  const nested = Object.values(states)
    .filter(isObject)
    .flatMap(({ Branches: branches, ItemProcessor: processor, Iterator: iterator }) => [
      ...(Array.isArray(branches) ? branches : []),
      processor,
      iterator,
    ])
    .filter(isObject);
  return [states, ...nested.flatMap(flowsOf)];
}
