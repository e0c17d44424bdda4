import { isObject, type JsonObject } from '../../../services/sfn/asl/json';
import type { Problem } from '../../../services/sfn/asl/load/problems';
import { STATE_TYPES, type StateType } from '../../../services/sfn/asl/load/state';
import { states } from '../../../services/sfn/asl/states';
import type { EditReason } from '../../protocol';
import { flowsOf } from './flows';
import { nearest } from './nearest';

/** A problem that the loader found, in words that tell ops where it is and what to do. */
export function explain(problem: Problem, definition: JsonObject): EditReason {
  const { state, what } = problem;
  const flow = flowsOf(definition).find((each) => state !== undefined && Object.hasOwn(each, state));
  const field = fieldOf(problem, flow);
  return {
    ...(state !== undefined && { state }),
    reason: field ? `${field}: ${what}` : what,
    fix: fixOf(problem, field, flow ?? {}, definition),
  };
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

/** What the loader says → what to do about it. The first that matches. */
const FIXES: readonly (readonly [said: RegExp, fix: (found: RegExpExecArray, field: string) => string])[] = [
  [/^no state leads to it/, () => 'lead to it from another state (Next, Default, Choices or Catch), or remove it'],
  [/has the same name$/, () => 'rename one of the two: a name is used once in a state machine, its branches included'],
  [/^expected Next or "End": true/, () => 'add "Next": with the state that follows, or "End": true'],
  [/^is a field of JSONPath, /, () => 'a JSONata state has Arguments and Output instead, with expressions in {% %}'],
  [/^is a field of JSONata, /, () => 'a JSONPath state has Parameters, ResultSelector, ResultPath and OutputPath instead'],
  [/^is no field of/, (found, field) => fixOfField(field, found.input)],
  [/^no state type "(.*)", /s, ([, type = '']) => didYouMean(type, STATE_TYPES, `write one of ${STATE_TYPES.join(', ')}`)],
  [/^States\.ALL must be in the last/, () => 'move it to the end of the list'],
  [/^States\.ALL must stand alone/, () => 'remove the other names, or give States.ALL an entry of its own at the end of the list'],
  [/^expected either (.+) or (.+), got both$/, ([, one, other]) => `remove ${one} or ${other}`],
  [/^expected (.+?)(?:, got .*)?$/s, ([, expected]) => `write ${expected}`],
  [/^(\w+) is required but was missing$/, ([, name], field) => `add ${name} to ${field}`],
];

const FIXES_BY_CODE: Readonly<Record<string, string>> = {
  INVALID_JSONATA_EXPRESSION: 'correct the expression between {% and %}',
  INVALID_JSON_PATH: 'correct the path',
  INVALID_INTRINSIC_FUNCTION: 'correct the call of the function',
  NOT_HOSTED: 'use something that is hosted here: docs/local-coverage.md lists it',
};

function fixOf({ what, code, state }: Problem, field: string, flow: JsonObject, definition: JsonObject): string {
  const target = missingTarget(what);
  if (target !== undefined)
    return fixOfTarget(target, Object.keys(state === undefined ? (flowsOf(definition)[0] ?? {}) : flow), definition);
  const byCode = FIXES_BY_CODE[code];
  if (byCode !== undefined) return byCode;
  for (const [said, fix] of FIXES) {
    const found = said.exec(what);
    if (found) return fix(found, field);
  }
  return `correct ${field || 'the state'}; the language is described at https://states-language.net`;
}

/** Within a branch only its own states can follow. */
function fixOfTarget(target: string, here: readonly string[], definition: JsonObject): string {
  const list = `name one of ${here.map((name) => JSON.stringify(name)).join(', ')}`;
  const isElsewhere = flowsOf(definition).some((flow) => Object.hasOwn(flow, target));
  if (isElsewhere) return `that state is in another branch, which nothing leads into or out of: ${list}`;
  return didYouMean(target, here, list);
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
  return didYouMean(name, known, `remove ${name}; expected only ${[...new Set(known)].join(', ')}`);
}

function didYouMean(word: string, candidates: readonly string[], otherwise: string): string {
  const near = nearest(word, candidates);
  return near === undefined ? otherwise : `did you mean ${JSON.stringify(near)}? Otherwise ${otherwise}`;
}
