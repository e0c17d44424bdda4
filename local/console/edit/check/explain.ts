import { isObject, type JsonObject } from '../../../services/sfn/asl/json';
import { STATE_TYPES, type StateType } from '../../../services/sfn/asl/load/state';
import type { Problem } from '../../../services/sfn/asl/load/problems';
import { states } from '../../../services/sfn/asl/states';
import type { EditReason } from '../../protocol';
import { flowsOf } from './flows';
import { nearest } from './nearest';

/** A problem that the loader found, in words that tell ops where it is and what to do. */
export function explain(problem: Problem, definition: JsonObject): EditReason {
  const { state, what } = problem;
  const flow = flowsOf(definition).find((each) => state !== undefined && Object.hasOwn(each, state));
  const field = fieldOf(problem, flow);
  return { ...(state !== undefined && { state }), reason: field ? `${field}: ${what}` : what, fix: fixOf(problem, field, flow ?? {}, definition) };
}

/** The loader says `Next` of every missing target, wherever in the state it is named. */
function fieldOf({ state, field, what }: Problem, flow: JsonObject | undefined): string {
  const target = missingTarget(what);
  const of = state === undefined ? undefined : flow?.[state];
  if (target === undefined || !isObject(of)) return field;
  if (of['Next'] === target || field !== 'Next') return field;
  if (of['Default'] === target) return 'Default';
  for (const list of ['Catch', 'Choices']) {
    const index = [of[list] ?? []].flat().findIndex((each) => isObject(each) && each['Next'] === target);
    if (index >= 0) return `${list}[${index}].Next`;
  }
  return field;
}

function missingTarget(what: string): string | undefined {
  const quoted = /^no state (".*")$/s.exec(what)?.[1];
  return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
}

function fixOf(problem: Problem, field: string, flow: JsonObject, definition: JsonObject): string {
  const { what, code, state } = problem;
  const target = missingTarget(what);
  if (target !== undefined) return fixOfTarget(target, Object.keys(state === undefined ? (flowsOf(definition)[0] ?? {}) : flow), definition);
  if (code === 'UNREACHABLE_STATE') return 'lead to it from another state (Next, Default, Choices or Catch), or remove it';
  if (code === 'INVALID_JSONATA_EXPRESSION') return 'correct the expression between {% and %}';
  if (code === 'INVALID_JSON_PATH' || code === 'INVALID_INTRINSIC_FUNCTION') return 'correct the path';
  if (code === 'NOT_HOSTED') return 'use something that is hosted here: docs/local-coverage.md lists it';
  if (/expected Next or "End": true/.test(what)) return 'add "Next": with the state that follows, or "End": true';
  const other = /^is a field of (JSONPath|JSONata), /.exec(what)?.[1];
  if (other === 'JSONPath') return 'a JSONata state has Arguments and Output instead, with expressions in {% %}';
  if (other === 'JSONata') return 'a JSONPath state has Parameters, ResultSelector, ResultPath and OutputPath instead';
  if (/^is no field of/.test(what)) return fixOfField(field, what);
  if (field === 'Type') return didYouMean(what, STATE_TYPES, `write one of ${STATE_TYPES.join(', ')}`);
  if (/^States\.ALL must be in the last/.test(what)) return 'move it to the end of the list';
  if (/^States\.ALL must stand alone/.test(what)) return 'remove the other names, or give States.ALL an entry of its own at the end of the list';
  const choice = /^expected either (.+) or (.+), got both$/.exec(what);
  if (choice) return `remove ${choice[1]} or ${choice[2]}`;
  const expected = /^expected (.+?)(?:, got .*)?$/s.exec(what)?.[1];
  if (expected) return `write ${expected}`;
  if (/is required but was missing$/.test(what)) return `add it to ${field}`;
  return `correct ${field || 'the state'}; the language is described at https://states-language.net`;
}

/** Within a branch only its own states can follow. */
function fixOfTarget(target: string, here: readonly string[], definition: JsonObject): string {
  const list = `name one of ${here.map((name) => JSON.stringify(name)).join(', ')}`;
  const isElsewhere = flowsOf(definition).some((flow) => Object.hasOwn(flow, target));
  if (isElsewhere) return `that state is in another branch, which nothing leads into or out of: ${list}`;
  return didYouMean(JSON.stringify(target), here, list);
}

const RETRIER = ['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy', 'Comment'];
const CATCHER = ['ErrorEquals', 'Next', 'Output', 'ResultPath', 'Assign', 'Comment'];
const CHOICE = ['Condition', 'Next', 'Output', 'Assign', 'Comment'];
const MACHINE = ['Comment', 'QueryLanguage', 'Version', 'StartAt', 'States', 'TimeoutSeconds'];

function fixOfField(field: string, what: string): string {
  const name = field.split('.').at(-1) ?? field;
  const type = /a (\w+) state$/.exec(what)?.[1] as StateType;
  const known = field.startsWith('Retry[')
    ? RETRIER
    : field.startsWith('Catch[')
      ? CATCHER
      : field.startsWith('Choices[')
        ? CHOICE
        : STATE_TYPES.includes(type)
          ? ['Type', 'Comment', 'QueryLanguage', ...Object.values(states[type].fields).flat()]
          : MACHINE;
  return didYouMean(JSON.stringify(name), known, `remove ${name}; expected only ${[...new Set(known)].join(', ')}`);
}

/** The first quoted word of `text`, if it looks like one of the candidates. */
function didYouMean(text: string, candidates: readonly string[], otherwise: string): string {
  const word = /"(.*?)"/s.exec(text)?.[1];
  const near = word === undefined ? undefined : nearest(word, candidates);
  return near === undefined ? otherwise : `did you mean ${JSON.stringify(near)}? Otherwise ${otherwise}`;
}
