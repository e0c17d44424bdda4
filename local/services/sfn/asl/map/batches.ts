import { jsonataTemplate } from '../data-flow/jsonata-template';
import { pathTemplate } from '../data-flow/jsonpath-template';
import { numberField } from '../data-flow/number-field';
import { isObject, type Json, type JsonObject, jsonText } from '../json';
import type { Place } from '../load/place';
import type { Step } from '../run/step';

/** What one child execution is given, and how many items that are. */
export interface Batch {
  readonly input: Json;
  readonly items: number;
}

export type Batcher = (step: Step, input: Json, items: readonly Json[]) => Promise<Batch[]>;

const FIELDS = ['BatchInput', 'MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath', 'Comment'];
const MOST_BYTES = 262_144;

/** `ItemBatcher`: as many items as fit go to one child execution. Without it each goes to one of its own. */
export function loadBatcher({ ItemBatcher: definition }: JsonObject, place: Place): Batcher {
  if (definition === undefined) return async (_step, _input, items) => items.map((item) => ({ input: item, items: 1 }));
  const of = isObject(definition) ? definition : {};
  for (const field of Object.keys(of)) if (!FIELDS.includes(field)) place.problem(`ItemBatcher.${field}`, 'is no field of an item batcher');
  if (!FIELDS.some((field) => field.startsWith('Max') && of[field] !== undefined)) {
    place.problem('ItemBatcher', 'expected MaxItemsPerBatch or MaxInputBytesPerBatch');
  }
  const most = numberField(of, 'MaxItemsPerBatch', { isInteger: true, least: 1 }, place);
  const mostBytes = numberField(of, 'MaxInputBytesPerBatch', { isInteger: true, least: 1, most: MOST_BYTES }, place);
  const { BatchInput: batchInput } = of;
  const template =
    batchInput === undefined
      ? undefined
      : place.language === 'JSONata'
        ? jsonataTemplate(batchInput, 'ItemBatcher/BatchInput', place)
        : pathTemplate(batchInput, 'ItemBatcher.BatchInput', place);

  return async (step, input, items) => {
    const head = template && { BatchInput: await template(step.view(input)) };
    const itemLimit = (await most(step, input)) ?? Number.POSITIVE_INFINITY;
    const byteLimit = (await mostBytes(step, input)) ?? MOST_BYTES;
    const batches: Json[][] = [];
    for (const item of items) {
      const last = batches.at(-1);
      const fits = last && last.length < itemLimit && Buffer.byteLength(jsonText({ ...head, Items: [...last, item] })) <= byteLimit;
      if (fits) last.push(item);
      else batches.push([item]);
    }
    return batches.map((batch) => ({ input: { ...head, Items: batch }, items: batch.length }));
  };
}
