import { type ServiceContext, ServiceError } from '../../cloud/service';
import type { Outcome } from './asynchronous';
import type { Invocation } from './invocation';
import { roleOf } from './role';
import type { Functions } from './store';

type Context = ServiceContext<Functions>;

/** Gives the record of what became of an event to a queue or a function, in the name of the function's role. What cannot be given is a fault. */
export async function deliverOutcome(arn: string, invocation: Invocation, outcome: Outcome, context: Context): Promise<void> {
  const record = JSON.stringify(recordOf(invocation, outcome, context));
  await attempt('destination', arn, invocation, context, async () => {
    if (arn.startsWith('arn:aws:sqs:')) return send(arn, record, invocation, context);
    const input = { FunctionName: arn, InvocationType: 'Event', Payload: record };
    await context.call({
      service: 'lambda',
      operation: 'Invoke',
      input,
      principal: roleOf(invocation.fn.configuration),
      parent: invocation.parent,
    });
  });
}

/** The event as it came. */
export const sendToDeadLetters = (arn: string, invocation: Invocation, context: Context): Promise<void> =>
  attempt('dead-letter', arn, invocation, context, () => send(arn, invocation.payload, invocation, context));

async function send(queueArn: string, MessageBody: string, { fn, parent }: Invocation, context: Context): Promise<void> {
  const input = { QueueUrl: queueUrl(queueArn, context), MessageBody };
  await context.call({ service: 'sqs', operation: 'SendMessage', input, principal: roleOf(fn.configuration), parent });
}

async function attempt(
  to: 'destination' | 'dead-letter',
  arn: string,
  { fn, parent }: Invocation,
  { trace }: Context,
  work: () => Promise<void>,
): Promise<void> {
  const { name, where } = fn.configuration;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    trace.emit('lambda.undelivered', { function: name, to, error: error.name }, { parent });
    const what = to === 'dead-letter' ? 'send to its dead-letter queue' : `tell its destination ${arn}`;
    trace.fault(`${name} cannot ${what}: ${error.name}`, where);
  }
}

/** As AWS writes it. */
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
function recordOf({ fn, qualifier, requestId, payload }: Invocation, { condition, invokeCount, last, error }: Outcome, { clock }: Context) {
  return {
    version: '1.0',
    timestamp: new Date(clock.now()).toISOString(),
    requestContext: {
      requestId,
      functionArn: `${fn.configuration.arn}:${qualifier ?? '$LATEST'}`,
      condition,
      approximateInvokeCount: invokeCount,
    },
    requestPayload: JSON.parse(payload),
    ...(last && {
      responseContext: { statusCode: 200, executedVersion: last.version, ...(error && { functionError: 'Unhandled' }) },
      responsePayload: JSON.parse(last.payload),
    }),
  };
}

/** `arn:aws:sqs:us-east-1:123456789012:name` */
export function queueUrl(queueArn: string, { endpointUrl }: Pick<Context, 'endpointUrl'>): string {
  const [, , , , account, name] = queueArn.split(':');
  return `${endpointUrl()}/${account}/${name}`;
}
