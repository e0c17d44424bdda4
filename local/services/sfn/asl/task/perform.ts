import { ServiceError } from '../../../../cloud/service';
import { Ended, Failure, tooLarge } from '../failure';
import { isObject, isTooLarge, type Json, type JsonObject, jsonText } from '../json';
import type { Probe } from '../run/probe';
import type { Step } from '../run/step';
import { serviceFailure } from './error-naming';
import type { Integration } from './integration';
import type { Pattern } from './resource';
import type { TaskEvents, TaskLimits } from './task-events';

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
  events.scheduled(args, limits);
  const span = thread.execution.host.openTask(state.name, work.resource);
  try {
    const result = mocked(step.probe) ?? (await settle(work, span.id));
    if (isTooLarge(jsonText(result))) throw tooLarge(source);
    events.succeeded(result);
    span.end();
    return result;
  } catch (error) {
    if (error instanceof Failure) {
      if (error.error === 'States.Timeout' && error.reason === undefined) events.timedOut();
      else events.failed(error);
    }
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

const timedOut = (isMissingHeartbeat = false) => new Failure('States.Timeout', undefined, isMissingHeartbeat);

/** Whichever is first: the work is done, the time is over, no heartbeat came, the token was sent back, the branch was ended. */
function settle(work: TaskWork, span: string): Promise<Json> {
  const { step, limits } = work;
  const { thread } = step;
  const { clock, tokens } = thread.execution.host;
  return new Promise((resolve, reject) => {
    const later: (() => void)[] = [];
    const finish = (how: () => void) => {
      for (const each of later) each();
      how();
    };
    const fail = (error: unknown) => finish(() => reject(error as Error));
    const succeed = (result: Json) => finish(() => resolve(result));

    const timer = limits.timeoutSeconds === undefined ? undefined : clock.setTimeout(() => fail(timedOut()), limits.timeoutSeconds * 1000);
    later.push(
      () => clock.clearTimeout(timer),
      thread.lifetime.onEnd(() => fail(new Ended())),
    );

    const token = work.pattern === '.waitForTaskToken' ? step.taskToken : undefined;
    if (token !== undefined) {
      let heartbeat = newHeartbeat();
      function newHeartbeat() {
        const { heartbeatSeconds } = limits;
        return heartbeatSeconds === undefined ? undefined : clock.setTimeout(() => fail(timedOut(true)), heartbeatSeconds * 1000);
      }
      const beat = () => {
        clock.clearTimeout(heartbeat);
        heartbeat = newHeartbeat();
      };
      tokens.open(token, { succeed, fail, beat });
      later.push(
        () => clock.clearTimeout(heartbeat),
        () => tokens.close(token),
      );
    }
    call(work, span, later).then((result) => result !== undefined && succeed(result), fail);
  });
}

/** Undefined when the task goes on until its token is sent back. */
async function call(
  { step, integration, pattern, args, events }: TaskWork,
  span: string,
  later: (() => void)[],
): Promise<Json | undefined> {
  const { thread } = step;
  const { host } = thread.execution;
  const { service, operation } = integration;
  let isOver = false;
  later.push(() => {
    isOver = true;
  });
  const result = await answer(async () => {
    const output: unknown = await host.call({ service, operation, input: integration.request(args as JsonObject, host), parent: span });
    return integration.result(output, host);
  });
  if (pattern === '' || isOver) return result;
  events.submitted(result);
  const { job } = integration;
  if (pattern === '.waitForTaskToken' || !job || !isObject(result)) return undefined;
  let isDone = false;
  later.push(() => isDone || job.stop(result, host));
  try {
    return await job.end(result, pattern === '.sync:2' ? 2 : 1, host);
  } finally {
    isDone = true;
  }

  async function answer(run: () => Promise<Json>): Promise<Json> {
    try {
      return await run();
    } catch (error) {
      throw error instanceof ServiceError ? serviceFailure(error, integration.errors, host.random.uuid()) : error;
    }
  }
}
