import { isObject, type JsonObject } from '../json';
import { type Flow, loadFlow } from '../load/flow';
import type { MachineType, Place } from '../load/place';

export interface Processor {
  readonly flow: Flow;
  /** Each item is an execution of its own, which knows nothing of the variables around it. */
  readonly isDistributed: boolean;
  /** Of the children of a distributed map. */
  readonly executionType: MachineType;
  /** Part of the map run's ARN. */
  readonly label: string | undefined;
}

/** Known to the language, not run here. */
export const REFUSED = ['ItemReader', 'ResultWriter'];

/** `ItemProcessor`, or `Iterator`, as it was called before. */
export function loadProcessor(definition: JsonObject, place: Place): Processor {
  for (const field of REFUSED) if (definition[field] !== undefined) place.problem(field, 'is not run here: it needs S3', 'NOT_HOSTED');
  const { ItemProcessor: processor, Iterator: iterator, Label: label } = definition;
  const field = processor === undefined && iterator !== undefined ? 'Iterator' : 'ItemProcessor';
  const of = processor ?? iterator;
  if (!isObject(of)) {
    place.problem(field, 'expected the states to run for each item');
    return { flow: { startAt: '', states: new Map() }, isDistributed: false, executionType: 'STANDARD', label: undefined };
  }
  for (const name of Object.keys(of))
    if (!['ProcessorConfig', 'StartAt', 'States', 'Comment'].includes(name))
      place.problem(`${field}.${name}`, 'is no field of an item processor');
  const { ProcessorConfig: config } = of;
  const { Mode: mode = 'INLINE', ExecutionType: executionType } = isObject(config) ? config : {};
  if (mode !== 'INLINE' && mode !== 'DISTRIBUTED')
    place.problem(`${field}.ProcessorConfig.Mode`, `expected INLINE or DISTRIBUTED, got ${JSON.stringify(mode)}`);
  const isDistributed = mode === 'DISTRIBUTED';
  if (isDistributed && place.machineType === 'EXPRESS')
    place.problem(`${field}.ProcessorConfig.Mode`, 'an EXPRESS state machine cannot run a distributed map');
  if (isDistributed && executionType !== 'STANDARD' && executionType !== 'EXPRESS') {
    place.problem(`${field}.ProcessorConfig.ExecutionType`, `expected STANDARD or EXPRESS, got ${JSON.stringify(executionType)}`);
  }
  const type: MachineType = executionType === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  if (!isDistributed && definition['ItemBatcher'] !== undefined) place.problem('ItemBatcher', 'only a distributed map has batches');
  const inner = place.in({
    location: `${place.location}/${field}`,
    ...(isDistributed && { variables: new Set<string>(), machineType: type }),
  });
  return { flow: loadFlow(of, inner), isDistributed, executionType: type, label: typeof label === 'string' ? label : undefined };
}
