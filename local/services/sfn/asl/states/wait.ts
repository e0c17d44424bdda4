import { dataFlow } from '../data-flow/data-flow';
import { requiredPath } from '../data-flow/path-field';
import { EvaluationProblem, RuntimeProblem } from '../failure';
import { type Json, type JsonObject, jsonText } from '../json';
import { evaluateTo, isExpression } from '../jsonata/expression';
import { lookUpPath } from '../jsonpath/read-path';
import { nextOf, targetsOf } from '../load/fields';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import { timestampMs } from '../timestamp';
import type { StateLoader } from './index';

/** When the wait ends, in milliseconds since the epoch. */
type Until = (step: Step, input: Json) => number | Promise<number>;

const FORMS = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'] as const;
const MOST_SECONDS = 99_999_999;

/** Waits some seconds, or until a moment. One that has passed is not waited for. */
export const wait: StateLoader = {
  fields: {
    both: ['Next', 'End', 'Assign', 'Seconds', 'Timestamp'],
    JSONPath: ['SecondsPath', 'TimestampPath', 'InputPath', 'OutputPath'],
    JSONata: ['Output'],
  },
  load(name, definition, place) {
    const next = nextOf(definition, place);
    const flow = dataFlow(definition, place);
    const until = loadUntil(definition, place);
    return {
      name,
      type: 'Wait',
      isAttempted: false,
      targets: targetsOf(next),
      async run(step) {
        const input = flow.enter(step);
        const endsAt = await until(step, input);
        const left = endsAt - step.thread.execution.host.clock.now();
        if (left > 0) await step.thread.sleep(left);
        return { ...(await flow.leave(step, input)), next };
      },
    };
  },
};

function loadUntil(definition: JsonObject, place: Place): Until {
  const given = FORMS.filter((form) => definition[form] !== undefined);
  const form = given[0];
  if (!form || given.length > 1) {
    place.problem('', `expected exactly one of ${FORMS.join(', ')}, got ${given.join(' and ') || 'none'}`);
    return () => 0;
  }
  const value = definition[form] as Json;
  if (form === 'SecondsPath') return secondsPath(value, place);
  if (form === 'TimestampPath') return timestampPath(value, place);
  if (place.language === 'JSONata' && isExpression(value))
    return form === 'Seconds' ? secondsExpression(value, place) : timestampExpression(value, place);
  return form === 'Seconds' ? secondsLiteral(value, place) : timestampLiteral(value, place);
}

const afterSeconds = (step: Step, seconds: number) => step.thread.execution.host.clock.now() + seconds * 1000;

function secondsLiteral(value: Json, place: Place): Until {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MOST_SECONDS) {
    place.problem('Seconds', `expected an integer from 0 to ${MOST_SECONDS}, got ${JSON.stringify(value)}`);
  }
  return (step) => afterSeconds(step, Number(value));
}

function secondsPath(text: Json, place: Place): Until {
  const path = place.path('SecondsPath', text);
  return (step, input) => {
    const seconds = path && lookUpPath(path, step.view(input));
    if (seconds === undefined) throw new RuntimeProblem(`The SecondsPath parameter does not reference an input value: ${String(text)}`);
    const number = typeof seconds === 'string' && seconds.trim() !== '' ? Number(seconds) : seconds;
    const shown = typeof seconds === 'string' ? seconds : jsonText(seconds);
    if (typeof number !== 'number' || !Number.isInteger(number))
      throw new RuntimeProblem(`The SecondsPath parameter cannot be parsed as a long value: ${String(text)} == ${shown}`);
    if (number < 0) throw new RuntimeProblem(`The SecondsPath parameter references a negative value: ${String(text)} == ${shown}`);
    return afterSeconds(step, number);
  };
}

function secondsExpression(text: string, place: Place): Until {
  const expression = place.expression('Seconds', text);
  return async (step) => {
    const seconds = expression ? ((await evaluateTo('number', expression, step.view(step.input), 'Seconds')) as number) : 0;
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > MOST_SECONDS) {
      throw new EvaluationProblem(`The Seconds field must be an integer from 0 to ${MOST_SECONDS}: ${seconds}`, 'Seconds', true);
    }
    return afterSeconds(step, seconds);
  };
}

function timestampLiteral(value: Json, place: Place): Until {
  const moment = typeof value === 'string' ? timestampMs(value) : undefined;
  if (moment === undefined) place.problem('Timestamp', `expected an ISO 8601 date and time with an offset, got ${JSON.stringify(value)}`);
  return () => moment ?? 0;
}

function timestampPath(text: Json, place: Place): Until {
  const read = requiredPath('TimestampPath', text, place);
  return (step, input) => {
    const value = read(step.view(input));
    const moment = typeof value === 'string' ? timestampMs(value) : undefined;
    if (moment !== undefined) return moment;
    const shown = typeof value === 'string' ? value : jsonText(value);
    throw new RuntimeProblem(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${String(text)} == ${shown}`,
    );
  };
}

function timestampExpression(text: string, place: Place): Until {
  const expression = place.expression('Timestamp', text);
  return async (step) => {
    const value = expression ? ((await evaluateTo('string', expression, step.view(step.input), 'Timestamp')) as string) : '';
    const moment = timestampMs(value);
    if (moment !== undefined) return moment;
    throw new EvaluationProblem(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`,
      'Timestamp',
      true,
    );
  };
}
