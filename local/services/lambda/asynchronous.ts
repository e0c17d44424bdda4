import { type ServiceContext, ServiceError } from '../../cloud/service';
import { deliverOutcome, sendToDeadLetters } from './destinations';
import { type Invocation, type InvocationOutcome, runInvocation } from './invocation';
import type { InvocationError } from './runtime/runtime';
import type { Functions } from './store';

/** Lambda waits this long before the second and the third attempt. */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** A throttled event goes back to the queue, for longer and longer, until it is too old. */
const THROTTLED_DELAY_MS = { first: 1_000, most: 5 * 60_000 };

type Context = ServiceContext<Functions>;

/** What became of an event in the end. */
export interface Outcome {
  readonly condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';
  readonly invokeCount: number;
  /** Of the last invocation; undefined when there was none. */
  readonly last: InvocationOutcome | undefined;
  readonly error: InvocationError | undefined;
}

/**
 * An invocation nobody waits for: tried, and tried again as the function's AWS::Lambda::EventInvokeConfig says, else twice within six hours. What
 * became of it goes to the destinations; what failed for good also to the function's dead-letter queue.
 */
export async function runLater(invocation: Invocation, context: Context): Promise<void> {
  const { fn, qualifier, parent } = invocation;
  context.trace.emit('lambda.queued', { function: fn.configuration.name, requestId: invocation.requestId }, { parent });
  const config = fn.eventInvokeConfig(qualifier);
  const outcome = await attempts(invocation, config, context);
  if (outcome.condition !== 'Success') {
    const { name, deadLetterQueueArn } = fn.configuration;
    const errorType = outcome.error?.errorType;
    context.trace.emit('lambda.discarded', { function: name, requestId: invocation.requestId, errorType, deadLetterQueueArn }, { parent });
    if (deadLetterQueueArn !== undefined) await sendToDeadLetters(deadLetterQueueArn, invocation, context);
  }
  const destination = outcome.condition === 'Success' ? config.onSuccess : config.onFailure;
  if (destination !== undefined) await deliverOutcome(destination, invocation, outcome, context);
}

async function attempts(
  invocation: Invocation,
  { maximumRetryAttempts, maximumEventAgeMs }: { readonly maximumRetryAttempts: number; readonly maximumEventAgeMs: number },
  context: Context,
): Promise<Outcome> {
  const expiresAt = context.clock.now() + maximumEventAgeMs;
  let last: InvocationOutcome | undefined;
  for (let invokeCount = 0; ; ) {
    const attempt = await untilAdmitted(invocation, expiresAt, context);
    if ('refused' in attempt) return { condition: 'EventAgeExceeded', invokeCount, last, error: attempt.refused };
    last = attempt;
    invokeCount++;
    const { error } = attempt;
    if (!error) return { condition: 'Success', invokeCount, last, error };
    if (invokeCount > maximumRetryAttempts) return { condition: 'RetriesExhausted', invokeCount, last, error };
    const delayMs = RETRY_DELAYS_MS[invokeCount - 1] ?? 0;
    if (context.clock.now() + delayMs > expiresAt) return { condition: 'EventAgeExceeded', invokeCount, last, error };
    await rest(delayMs, context);
  }
}

async function untilAdmitted(
  invocation: Invocation,
  expiresAt: number,
  context: Context,
): Promise<InvocationOutcome | { readonly refused: InvocationError }> {
  for (let delayMs = THROTTLED_DELAY_MS.first; ; delayMs = Math.min(delayMs * 2, THROTTLED_DELAY_MS.most)) {
    try {
      return await runInvocation(invocation, context);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const { name: errorType, message: errorMessage } = error;
      if (errorType !== 'TooManyRequestsException' || context.clock.now() + delayMs > expiresAt)
        return { refused: { errorType, errorMessage } };
      await rest(delayMs, context);
    }
  }
}

/**
 * In the background: nobody waits for the event, and a schedule whose function always fails leaves new ones faster than they run out, so that
 * they must never be what keeps virtual time moving.
 */
const rest = (delayMs: number, { clock }: Context): Promise<void> =>
  new Promise((resolve) => {
    clock.setTimeout(resolve, delayMs, { background: true });
  });
