import { namesOf } from '../data-flow/assignment';
import { isObject, type JsonObject } from '../json';
import { states } from '../states';
import { unknownFields } from './fields';
import { languageOf } from './language';
import type { Place } from './place';
import { leftPlaceholders } from './placeholders';
import { STATE_TYPES, type State, type StateType } from './state';

/** States, and the one they start at: a machine's own, a branch's or an iteration's. */
export interface Flow {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

const MOST_CHARACTERS_IN_A_NAME = 80;

export function loadFlow(definition: unknown, place: Place): Flow {
  const { StartAt: startAt, States: definitions } = isObject(definition) ? definition : {};
  const read = new Map<string, State>();
  if (!isObject(definitions) || Object.keys(definitions).length === 0) {
    place.problem('States', 'expected at least one state');
    return { startAt: '', states: read };
  }
  const outerVariables = place.variables;
  const variables = new Set([...outerVariables, ...assignedIn(definitions)]);
  for (const [name, state] of Object.entries(definitions)) {
    const own = place.in({ state: name, location: `${place.location}/States/${name}`, outerVariables, variables });
    const loaded = loadState(name, state, own);
    if (loaded) read.set(name, loaded);
  }
  checkTransitions(startAt, definitions, read, place);
  return { startAt: typeof startAt === 'string' ? startAt : '', states: read };
}

function loadState(name: string, definition: unknown, place: Place): State | undefined {
  if (name.length > MOST_CHARACTERS_IN_A_NAME)
    place.problem('', `a name has at most ${MOST_CHARACTERS_IN_A_NAME} characters, this one has ${name.length}`);
  if (!isObject(definition)) {
    place.problem('', 'expected a state');
    return undefined;
  }
  const type = definition['Type'];
  if (!STATE_TYPES.includes(type as StateType)) {
    place.problem('Type', `no state type ${JSON.stringify(type)}, expected one of ${STATE_TYPES.join(', ')}`);
    return undefined;
  }
  if (place.names.has(name)) place.problem('', 'another state of the machine has the same name', 'DUPLICATE_STATE_NAME');
  place.names.add(name);
  leftPlaceholders(definition, place);
  const own = place.in({ language: languageOf(definition, place) });
  const stateType = states[type as StateType];
  unknownFields(definition, stateType.fields, type as StateType, own);
  return stateType.load(name, definition, own);
}

/** Of the states themselves, not of those within them. */
const assignedIn = (definitions: JsonObject): string[] =>
  Object.values(definitions)
    .filter(isObject)
    .flatMap((state) => [state, ...['Catch', 'Choices'].flatMap((field) => (Array.isArray(state[field]) ? state[field] : []))])
    .flatMap((assigning) => (isObject(assigning) && isObject(assigning['Assign']) ? namesOf(assigning['Assign']) : []));

function checkTransitions(startAt: unknown, definitions: object, read: ReadonlyMap<string, State>, place: Place): void {
  if (typeof startAt !== 'string' || !Object.hasOwn(definitions, startAt)) {
    place.problem('StartAt', `no state ${JSON.stringify(startAt)}`, 'MISSING_TRANSITION_TARGET');
    return;
  }
  const reached = new Set<string>([startAt]);
  for (const name of reached) {
    for (const target of read.get(name)?.targets ?? []) if (Object.hasOwn(definitions, target.name)) reached.add(target.name);
  }
  for (const name of Object.keys(definitions)) {
    const own = place.in({ state: name, location: `${place.location}/States/${name}` });
    for (const target of read.get(name)?.targets ?? []) {
      if (!Object.hasOwn(definitions, target.name))
        own.problem(target.field, `no state ${JSON.stringify(target.name)}`, 'MISSING_TRANSITION_TARGET');
    }
    if (!reached.has(name)) own.problem('', 'no state leads to it', 'UNREACHABLE_STATE');
  }
}
