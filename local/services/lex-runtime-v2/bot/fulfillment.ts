import type { Fulfillment, FulfillmentUpdates } from './bot';
import { readGroups, readResponse } from './messages';
import type { Properties } from './properties';

const MAX_SECONDS = 900;

/** `FulfillmentCodeHook`: undefined when it is not enabled, so that the client fulfills the intent. */
export function readFulfillment(hook: Properties | undefined): Fulfillment | undefined {
  if (!hook) return undefined;
  const isEnabled = hook.flag('Enabled', false) && hook.flag('IsActive', true);
  hook.withoutEffect('IsActive');
  const updates = readUpdates(hook.object('FulfillmentUpdatesSpecification'));
  const status = hook.object('PostFulfillmentStatusSpecification');
  const fulfillment = {
    updates,
    success: readResponse(status?.object('SuccessResponse')),
    failure: readResponse(status?.object('FailureResponse')),
    timeout: readResponse(status?.object('TimeoutResponse')),
  };
  status?.done();
  hook.done();
  return isEnabled ? fulfillment : undefined;
}

function readUpdates(specification: Properties | undefined): FulfillmentUpdates | undefined {
  if (!specification) return undefined;
  const isActive = specification.flag('Active', false);
  const start = specification.object('StartResponse');
  const update = specification.object('UpdateResponse');
  const updates = {
    start: start && { delayMs: start.number('DelayInSeconds', 1, MAX_SECONDS) * 1000, groups: readGroups(start, 'MessageGroups') },
    update: update && {
      frequencyMs: update.number('FrequencyInSeconds', 1, MAX_SECONDS) * 1000,
      groups: readGroups(update, 'MessageGroups'),
    },
    timeoutMs: specification.has('TimeoutInSeconds') ? specification.number('TimeoutInSeconds', 1, MAX_SECONDS) * 1000 : undefined,
  };
  for (const part of [start, update]) {
    part?.withoutEffect('AllowInterrupt');
    part?.done();
  }
  specification.done();
  return isActive ? updates : undefined;
}
