import { ServiceError } from '../../../../cloud/service';
import { Ended, Failure, tooLarge } from '../failure';
import { isObject, isTooLarge, type Json, type JsonObject, jsonText } from '../json';
import type { Probe } from '../run/probe';
import type { Step } from '../run/step';
import { serviceFailure } from './error-naming';
import type { Integration } from './integration';
import type { Pattern } from './resource';
import { Settlement } from './settlement';
import type { TaskEvents, TaskLimits } from './task-events';
import { TimedOut } from './timed-out';

export interface TaskWork {
  readonly step: Step;
  readonly integration: Integration;
  readonly pattern: Pattern;
  readonly args: Json;
  readonly limits: TaskLimits;
  readonly events: TaskEvents;
  /** What a result that is too large is said to have come from. */
  readonly source: string;
  readonly resource: string;
}

/** Makes one attempt: resolves with the task's result; rejects with Failure, recorded, or with Ended. */
export async function perform(work: TaskWork): Promise<Json> {
  const { step, events, args, limits, source } = work;
  const { thread, state } = step;
  if (isTooLarge(jsonText(args))) throw tooLarge(state.name);
  events.scheduled(args, limits);
  const span = thread.execution.host.openTask(state.name, work.resource);
  try {
    const mock = mocked(step.probe);
    const result = mock === undefined ? await settled(work, span.id) : mock;
    if (isTooLarge(jsonText(result))) throw tooLarge(source);
    events.succeeded(result);
    span.end();
    return result;
  } catch (error) {
    if (error instanceof TimedOut) events.timedOut();
    else if (error instanceof Failure) events.failed(error);
    span.end({ error: error instanceof Failure ? (error.error ?? 'no error name') : (error as Error).name });
    throw error;
  }
}

/** What stands in for the task when a state is only tested. Throws the failure that does. */
export function mocked(probe: Probe | undefined): Json | undefined {
  const mock = probe?.mock;
  if (mock && 'failure' in mock) throw mock.failure;
  return mock?.result;
}

/** Whichever is first: the work is done, the time is over, no heartbeat came, the token was sent back, the branch was ended. */
function settled(work: TaskWork, span: string): Promise<Json> {
  const { step, limits, pattern } = work;
  const { thread, taskToken } = step;
  const { clock } = thread.execution.host;
  const settlement = new Settlement<Json>();
  settlement.onOver(thread.lifetime.onEnd(() => settlement.reject(new Ended())));
  if (limits.timeoutSeconds !== undefined) {
    const timer = clock.setTimeout(() => settlement.reject(new TimedOut()), limits.timeoutSeconds * 1000);
    settlement.onOver(() => clock.clearTimeout(timer));
  }
  if (pattern === '.waitForTaskToken' && taskToken !== undefined) awaitToken(taskToken, work, settlement);
  call(work, span, settlement).catch((error: unknown) => settlement.reject(error));
  return settlement.promise;
}

function awaitToken(token: string, { step, limits: { heartbeatSeconds } }: TaskWork, settlement: Settlement<Json>): void {
  const { clock, tokens } = step.thread.execution.host;
  const startHeartbeat = () =>
    heartbeatSeconds === undefined ? undefined : clock.setTimeout(() => settlement.reject(new TimedOut(true)), heartbeatSeconds * 1000);
  let heartbeat = startHeartbeat();
  tokens.open(token, {
    succeed: (output) => settlement.resolve(output),
    fail: (failure) => settlement.reject(failure),
    beat() {
      clock.clearTimeout(heartbeat);
      heartbeat = startHeartbeat();
    },
  });
  settlement.onOver(() => clock.clearTimeout(heartbeat));
  settlement.onOver(() => tokens.close(token));
}

/** Makes the call; its answer settles the task unless that goes on until a job has ended or a token is sent back. */
async function call({ step, integration, pattern, args, events }: TaskWork, span: string, settlement: Settlement<Json>): Promise<void> {
  const { host } = step.thread.execution;
  const { service, operation, job, errors } = integration;
  const result = await named(async () => {
    const output: unknown = await host.call({ service, operation, input: integration.request(args as JsonObject, host), parent: span });
    return integration.result(output, host);
  });
  if (pattern === '') return settlement.resolve(result);
  if (settlement.isOver) return;
  events.submitted(result);
  if (pattern === '.waitForTaskToken' || !job || !isObject(result)) return;
  let isDone = false;
  settlement.onOver(() => isDone || job.stop(result, host));
  const ended = await named(() => job.end(result, pattern === '.sync:2' ? 2 : 1, host)).finally(() => {
    isDone = true;
  });
  settlement.resolve(ended);

  async function named(run: () => Promise<Json>): Promise<Json> {
    try {
      return await run();
    } catch (error) {
      throw error instanceof ServiceError ? serviceFailure(error, errors, host.random.uuid()) : error;
    }
  }
}
