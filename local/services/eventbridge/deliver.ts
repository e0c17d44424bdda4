import type { Principal, ServiceContext } from '../../cloud/service';
import type { BusEvent, Rule, Rules, Target } from './store';

/** AWS says "exponential backoff and jitter" without figures; these are ours. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Hands an event to a target, with the retries of its policy. What cannot be delivered is a fault, and goes to the dead-letter queue. */
export async function deliver(event: BusEvent, rule: Rule, target: Target, context: ServiceContext<Rules>, parent?: string): Promise<void> {
  const { clock, random, trace } = context;
  const span = trace.open('events.delivery', { rule: rule.name, target: target.arn, eventId: event.id }, { parent });
  const bornAt = clock.now();
  for (let retries = 0; ; retries++) {
    try {
      await handOver(target.input ?? JSON.stringify(event), target.arn, rule, context, span.id);
      return span.end({ retries });
    } catch (error) {
      const backoffMs = random.next() * Math.min(FIRST_RETRY_MS * 2 ** retries, LONGEST_RETRY_MS);
      const isLate = clock.now() + backoffMs - bornAt > target.maximumEventAgeMs;
      if (!isRetryable(error) || retries >= target.maximumRetryAttempts || isLate) {
        await giveUp(event, rule, target, error, context, span.id);
        return span.end({ retries, error: nameAndMessage(error) });
      }
      await clock.sleep(backoffMs);
    }
  }
}

async function giveUp(
  event: BusEvent,
  rule: Rule,
  target: Target,
  error: unknown,
  context: ServiceContext<Rules>,
  span: string,
): Promise<void> {
  context.trace.fault(`an event was not delivered to ${target.arn}: ${nameAndMessage(error)}`, rule.where);
  if (!target.deadLetterArn) return;
  try {
    await handOver(target.input ?? JSON.stringify(event), target.deadLetterArn, rule, context, span);
  } catch (deadLetterError) {
    context.trace.fault(`an event was not delivered to ${target.deadLetterArn}: ${nameAndMessage(deadLetterError)}`, rule.where);
  }
}

async function handOver(body: string, arn: string, rule: Rule, context: ServiceContext<Rules>, parent: string): Promise<void> {
  const principal: Principal = { kind: 'service', service: 'events.amazonaws.com', sourceArn: rule.arn };
  const [, , service, , account, resource] = arn.split(':');
  if (service === 'sqs') {
    const QueueUrl = `${context.endpointUrl()}/${account}/${resource}`;
    await context.call({ service: 'sqs', operation: 'SendMessage', input: { QueueUrl, MessageBody: body }, principal, parent });
  } else {
    const input = { FunctionName: arn, InvocationType: 'Event', Payload: body };
    await context.call({ service: 'lambda', operation: 'Invoke', input, principal, parent });
  }
}

function isRetryable(error: unknown): boolean {
  const { name = '', status = 0 } = error as { name?: string; status?: number };
  return status >= 500 || status === 429 || /Throttl|TooManyRequests|LimitExceeded/.test(name);
}

const nameAndMessage = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
