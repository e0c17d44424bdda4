import { type ServiceContext, ServiceError } from '../../cloud/service';
import { type Invocation, runInvocation } from './invocation';
import type { InvocationError } from './runtime/runtime';
import type { Functions } from './store';

/** Lambda tries an event three times in all, and waits this long before the second and the third. */
const RETRY_DELAYS_MS = [60_000, 120_000];
/** A throttled event goes back to the queue, for longer and longer, until it is too old. */
const THROTTLED_DELAY_MS = { first: 1_000, most: 5 * 60_000 };
const MAX_EVENT_AGE_MS = 6 * 3_600_000;

type Context = ServiceContext<Functions>;

/**
 * An invocation nobody waits for: tried, tried again, and given to the function's dead-letter queue when it has one.
 * Not here: destinations and other retry settings (AWS::Lambda::EventInvokeConfig).
 */
export async function runLater(invocation: Invocation, context: Context): Promise<void> {
  const acceptedAt = context.clock.now();
  let error: InvocationError | undefined;
  for (const delayMs of [0, ...RETRY_DELAYS_MS]) {
    if (delayMs > 0) await rest(delayMs, context);
    error = await untilAdmitted(invocation, acceptedAt, context);
    if (!error) return;
  }
  if (error) await giveUp(invocation, error, context);
}

async function untilAdmitted(invocation: Invocation, acceptedAt: number, context: Context): Promise<InvocationError | undefined> {
  for (let delayMs = THROTTLED_DELAY_MS.first; ; delayMs = Math.min(delayMs * 2, THROTTLED_DELAY_MS.most)) {
    try {
      return (await runInvocation(invocation, context)).error;
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const { name: errorType, message: errorMessage } = error;
      if (errorType !== 'TooManyRequestsException' || context.clock.now() + delayMs - acceptedAt > MAX_EVENT_AGE_MS)
        return { errorType, errorMessage };
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

async function giveUp({ fn, requestId, payload, parent }: Invocation, { errorType }: InvocationError, context: Context): Promise<void> {
  const { name, roleArn, deadLetterQueueArn, where } = fn.configuration;
  context.trace.emit('lambda.discarded', { function: name, requestId, errorType, deadLetterQueueArn }, { parent });
  if (deadLetterQueueArn === undefined) return;
  try {
    const QueueUrl = queueUrl(deadLetterQueueArn, context);
    const principal = { kind: 'role', arn: roleArn, session: name } as const;
    await context.call({ service: 'sqs', operation: 'SendMessage', input: { QueueUrl, MessageBody: payload }, principal, parent });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    context.trace.fault(`${name} cannot send to its dead-letter queue: ${error.name}`, where);
  }
}

/** `arn:aws:sqs:us-east-1:123456789012:name` */
export function queueUrl(queueArn: string, { endpointUrl }: Pick<Context, 'endpointUrl'>): string {
  const [, , , , account, name] = queueArn.split(':');
  return `${endpointUrl()}/${account}/${name}`;
}
