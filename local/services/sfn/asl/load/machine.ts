import { remembered } from '../../../../cloud/remembered';
import { isObject, type JsonObject } from '../json';
import { type Flow, loadFlow } from './flow';
import { languageOf } from './language';
import { type MachineType, Place } from './place';
import { leftPlaceholders } from './placeholders';
import type { Problem } from './problems';

/** A definition, read once and ready to run any number of times. */
export interface Machine {
  readonly flow: Flow;
  readonly type: MachineType;
  readonly timeoutSeconds: number | undefined;
  readonly definition: JsonObject;
}

const FIELDS = ['Comment', 'QueryLanguage', 'Version', 'StartAt', 'States', 'TimeoutSeconds'];

const MOST_CHARACTERS = 1_048_576;

/** An Express execution ends after five minutes, whatever its definition says. */
const EXPRESS_LIMIT_SECONDS = 300;

interface LoadedMachine {
  readonly machine: Machine;
  readonly problems: readonly Problem[];
}

const REMEMBERED_DEFINITIONS = 16;
const LOADERS: Readonly<Record<MachineType, (text: string) => LoadedMachine>> = {
  STANDARD: remembered(REMEMBERED_DEFINITIONS, (text) => load(text, 'STANDARD')),
  EXPRESS: remembered(REMEMBERED_DEFINITIONS, (text) => load(text, 'EXPRESS')),
};

/** Reads a definition and finds everything that is wrong with it. The machine can be run only when there is no problem. */
export const loadMachine = (text: string, type: MachineType): LoadedMachine => LOADERS[type](text);

function load(text: string, type: MachineType): LoadedMachine {
  const problems: Problem[] = [];
  const root = Place.root(type, problems);
  const definition = parse(text, root);
  for (const field of Object.keys(definition)) if (!FIELDS.includes(field)) root.problem(field, 'is no field of a state machine');
  if (definition['Version'] !== undefined && definition['Version'] !== '1.0')
    root.problem('Version', `expected "1.0", got ${JSON.stringify(definition['Version'])}`);
  if (text.length > MOST_CHARACTERS)
    root.problem('', `a definition has at most ${MOST_CHARACTERS} characters, this one has ${text.length}`);
  leftPlaceholders(definition, root);
  const flow = loadFlow(definition, root.in({ language: languageOf(definition, root) }));
  return { machine: { flow, type, timeoutSeconds: timeoutOf(definition, type, root), definition }, problems };
}

function parse(text: string, root: Place): JsonObject {
  try {
    const definition: unknown = JSON.parse(text);
    if (isObject(definition)) return definition;
    root.problem('', 'expected a JSON object', 'INVALID_JSON_DESCRIPTION');
  } catch (error) {
    root.problem('', `expected JSON: ${(error as Error).message}`, 'INVALID_JSON_DESCRIPTION');
  }
  return {};
}

function timeoutOf({ TimeoutSeconds: seconds }: JsonObject, type: MachineType, root: Place): number | undefined {
  const limit = type === 'EXPRESS' ? EXPRESS_LIMIT_SECONDS : undefined;
  if (seconds === undefined) return limit;
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds <= 0) {
    root.problem('TimeoutSeconds', `expected a positive integer, got ${JSON.stringify(seconds)}`);
    return limit;
  }
  return limit === undefined ? seconds : Math.min(seconds, limit);
}
