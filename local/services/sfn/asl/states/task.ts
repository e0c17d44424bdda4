import { loadAttempts } from '../attempts/attempts';
import { dataFlow } from '../data-flow/data-flow';
import { numberField } from '../data-flow/number-field';
import { isObject, type JsonObject } from '../json';
import { isExpression } from '../jsonata/expression';
import { nextOf, targetsOf } from '../load/fields';
import type { Place } from '../load/place';
import { findIntegration } from '../task/find-integration';
import { perform } from '../task/perform';
import { functionEvents, integrationEvents } from '../task/task-events';
import type { StateLoader } from './index';

const SECONDS = { isInteger: true, least: 1, most: 99_999_999 };

/**
 * Has something done: calls a function, an integration or an operation of a service, and waits for the answer, for the end of a job (`.sync`)
 * or for a token (`.waitForTaskToken`).
 *
 * Not here: activities, `http:invoke`, integrations with services that are not hosted, Credentials.
 */
export const task: StateLoader = {
  fields: {
    both: ['Resource', 'Next', 'End', 'Assign', 'Retry', 'Catch', 'TimeoutSeconds', 'HeartbeatSeconds'],
    JSONPath: ['InputPath', 'Parameters', 'ResultSelector', 'ResultPath', 'OutputPath', 'TimeoutSecondsPath', 'HeartbeatSecondsPath'],
    JSONata: ['Arguments', 'Output'],
  },
  load(name, definition, place) {
    const next = nextOf(definition, place);
    const flow = dataFlow(definition, place);
    const attempts = loadAttempts(definition, place);
    const timeout = numberField(definition, 'TimeoutSeconds', SECONDS, place);
    const heartbeat = numberField(definition, 'HeartbeatSeconds', SECONDS, place);
    checkHeartbeat(definition, place);
    const found = findIntegration(definition, place);
    if (found) checkArguments(definition, found.integration.required, place);
    const targets = [...targetsOf(next), ...attempts.targets];
    const resourceText = String(definition['Resource']);
    return {
      name,
      type: 'Task',
      isAttempted: true,
      targets,
      run(step) {
        if (!found) throw new Error(`the state ${name} was loaded with problems`);
        const { thread } = step;
        const { integration, resource } = found;
        const pattern = 'pattern' in resource ? resource.pattern : '';
        const isFunction = resource.kind === 'function';
        const type = 'service' in resource ? `${resource.kind === 'sdk' ? 'aws-sdk:' : ''}${resource.service}` : resourceText;
        const events =
          'action' in resource ? integrationEvents(thread, type, `${resource.action}${pattern}`) : functionEvents(thread, resourceText);
        return attempts.run(step, async () => {
          if (pattern === '.waitForTaskToken') step.taskToken = thread.execution.host.tokens.issue();
          const input = flow.enter(step);
          const limits = { timeoutSeconds: await timeout(step, input), heartbeatSeconds: await heartbeat(step, input) };
          const args = await flow.arguments(step);
          const result = await perform({
            step,
            integration,
            pattern,
            args,
            limits,
            events,
            source: isFunction ? resourceText : type,
            resource: resourceText,
          });
          return { ...(await flow.leave(step, result)), next };
        });
      },
    };
  },
};

function checkHeartbeat({ TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat }: JsonObject, place: Place): void {
  if (typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
    place.problem('HeartbeatSeconds', `expected less than TimeoutSeconds, which is ${timeout}, got ${heartbeat}`);
  }
}

function checkArguments(definition: JsonObject, required: readonly string[], place: Place): void {
  const field = place.language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = definition[field];
  if (isExpression(given)) return;
  for (const name of required) {
    const isGiven = isObject(given) && (Object.hasOwn(given, name) || (place.language === 'JSONPath' && Object.hasOwn(given, `${name}.$`)));
    if (!isGiven) place.problem(field, `${name} is required but was missing`);
  }
}
