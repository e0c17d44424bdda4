import { jsonataTemplate } from '../data-flow/jsonata-template';
import { pathTemplate } from '../data-flow/jsonpath-template';
import { requiredPath } from '../data-flow/path-field';
import type { Template } from '../data-flow/template';
import { EvaluationProblem, RuntimeProblem } from '../failure';
import { type Json, type JsonObject, jsonText } from '../json';
import { evaluateTo, isExpression } from '../jsonata/expression';
import type { Place } from '../load/place';
import type { Step } from '../run/step';
import type { MapItem } from '../run/thread';

export interface Items {
  list(step: Step, input: Json): Promise<readonly Json[]>;
  /** What an iteration is given for its item. */
  select(step: Step, input: Json): (item: MapItem) => Json | Promise<Json>;
}

/** `ItemsPath` or `Items`, and `ItemSelector`. */
export function loadItems(definition: JsonObject, place: Place): Items {
  const selector = definition['ItemSelector'] ?? (place.language === 'JSONPath' ? definition['Parameters'] : undefined);
  const selected: Template | undefined =
    selector === undefined
      ? undefined
      : place.language === 'JSONata'
        ? jsonataTemplate(selector, 'ItemSelector', place)
        : pathTemplate(selector, 'ItemSelector', place);
  return {
    list: place.language === 'JSONata' ? listInJsonata(definition, place) : listInJsonpath(definition, place),
    select: (step, input) => (mapItem) => (selected ? selected(step.view(input, { mapItem })) : mapItem.Value),
  };
}

function listInJsonpath({ ItemsPath: path }: JsonObject, place: Place): Items['list'] {
  const read = path === undefined ? undefined : requiredPath('ItemsPath', path, place);
  return async (step, input) => {
    const list = read ? read(step.view(input)) : input;
    if (Array.isArray(list)) return list;
    throw new RuntimeProblem(`Reference path "${path === undefined ? '$' : String(path)}" must point to array.`);
  };
}

function listInJsonata({ Items: items }: JsonObject, place: Place): Items['list'] {
  if (items === undefined) {
    return async (_step, input) => {
      if (Array.isArray(input)) return input;
      throw new EvaluationProblem(`Map state input must be an array but was: ${jsonText(input)}`, undefined);
    };
  }
  if (isExpression(items)) {
    const expression = place.expression('Items', items);
    return async (step, input) =>
      expression ? ((await evaluateTo('array', expression, step.view(input), 'Items')) as readonly Json[]) : [];
  }
  if (!Array.isArray(items)) place.problem('Items', `expected a list or {% … %}, got ${JSON.stringify(items)}`);
  const template = jsonataTemplate(items, 'Items', place);
  return async (step, input) => (await template(step.view(input))) as readonly Json[];
}
