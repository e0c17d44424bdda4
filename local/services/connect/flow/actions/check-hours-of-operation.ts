// Flow designer: "Check hours of operation".
import { isOpen } from '../../hours';
import type { ActionType } from '../action';
import { either, fixed, optional, reference, shape } from '../parameters';
import { isReference } from '../references';

/** Without hours of its own it is the target queue's that count. */
// https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-checkhoursofoperation.html
export const checkHoursOfOperation: ActionType = {
  parameters: shape({ HoursOfOperationId: optional(either(fixed, reference)) }),
  errors: () => ['NoMatchingError'],
  operators: ['Equals'],
  operands: ['False', 'True'],
  complaint({ parameters: { HoursOfOperationId: id } }, { store }) {
    const exists = id === undefined || isReference(id) || [...store.hours.values()].some((hours) => id === hours.id || id === hours.arn);
    return exists ? undefined : `HoursOfOperationId ${id} are no hours of this assembly`;
  },
  resource: ({ parameters }, { resolve, contact }) => resolve(parameters.HoursOfOperationId ?? '') || contact.targetQueue?.hours.arn,
  substitute: (action, arn) => ({ ...action, parameters: { HoursOfOperationId: arn } }),
  run({ parameters }, { contact, context, resolve }) {
    const id: string | undefined = parameters.HoursOfOperationId;
    const hours = id === undefined ? contact.targetQueue?.hours : context.store.hoursOf(resolve(id));
    if (!hours) throw new Error('no HoursOfOperationId is given and the contact has no target queue');
    return { result: isOpen(hours, context.clock.now()) ? 'True' : 'False' };
  },
};
