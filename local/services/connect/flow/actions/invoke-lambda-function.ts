// Flow designer: "AWS Lambda function".
import type { Action, ActionType, FlowRun, Outcome } from '../action';
import { contactFlowEvent } from '../contact-flow-event';
import { fixed, mapOf, oneOf, optional, shape, text, whole } from '../parameters';
import { unlessHungUp } from '../unless-hung-up';

const TRIES = 3;
const BETWEEN_TRIES_MS = 200;
const MAX_RESPONSE_BYTES = 32_768;

/** Its answer is `$.External` until the next one. Not here: functions named by a reference. */
export const invokeLambdaFunction: ActionType = {
  parameters: shape({
    LambdaFunctionARN: fixed,
    InvocationTimeLimitSeconds: whole(1, 8),
    InvocationType: optional(oneOf('SYNCHRONOUS', 'ASYNCHRONOUS')),
    LambdaInvocationAttributes: optional(mapOf(text)),
    ResponseValidation: optional(shape({ ResponseType: oneOf('STRING_MAP', 'JSON') })),
  }),
  errors: () => ['NoMatchingError'],
  complaint({ parameters: { LambdaFunctionARN: function_ } }, { instance }) {
    const isAssociated = instance.associations.some(({ type, arn }) => type === 'LAMBDA_FUNCTION' && arn === function_);
    return isAssociated
      ? undefined
      : `the function ${function_} is not associated with the instance (AWS::Connect::IntegrationAssociation)`;
  },
  resource: ({ parameters }) => parameters.LambdaFunctionARN,
  substitute: (action, arn) => ({ ...action, parameters: { ...action.parameters, LambdaFunctionARN: arn } }),
  async run(action, run): Promise<Outcome> {
    const { InvocationType, InvocationTimeLimitSeconds, ResponseValidation } = action.parameters;
    if (InvocationType === 'ASYNCHRONOUS') {
      await invoke(action, run, 'Event');
      return 'next';
    }
    const answer = await withinMs(Number(InvocationTimeLimitSeconds) * 1000, invoke(action, run, 'RequestResponse'), run);
    run.data.external = parseAnswer(answer, ResponseValidation?.ResponseType ?? 'STRING_MAP');
    return 'next';
  },
};

/** Throttles and failures of the service are tried again, those of the function are not. */
async function invoke({ parameters }: Action, run: FlowRun, InvocationType: 'RequestResponse' | 'Event'): Promise<string> {
  const { contact, context } = run;
  const Payload = JSON.stringify(contactFlowEvent(parameters.LambdaInvocationAttributes ?? {}, run));
  for (let tries = 1; ; tries++) {
    try {
      const { FunctionError, Payload: answer } = await context.call({
        service: 'lambda',
        operation: 'Invoke',
        input: { FunctionName: parameters.LambdaFunctionARN, InvocationType, Payload },
        principal: { kind: 'service', service: 'connect.amazonaws.com', sourceArn: contact.instance.arn },
        parent: contact.span,
      });
      if (FunctionError) throw new Error(`the function ${parameters.LambdaFunctionARN} answered an error${errorType(answer)}`);
      return answer ?? '';
    } catch (error) {
      const { status = 0 } = error as { status?: number };
      if (tries >= TRIES || (status !== 429 && status < 500)) throw error;
      await context.clock.sleep(BETWEEN_TRIES_MS);
    }
  }
}

/** Silence for the caller until then; the function itself goes on. */
function withinMs<T>(ms: number, work: Promise<T>, { line, context: { clock } }: FlowRun): Promise<T> {
  const limit = new Promise<never>((_resolve, reject) => {
    const timer = clock.setTimeout(() => reject(new Error(`the function did not answer within ${ms} ms`)), ms);
    const stop = () => clock.clearTimeout(timer);
    line.signal.addEventListener('abort', stop, { once: true });
    work.then(stop, stop);
  });
  return unlessHungUp(Promise.race([work, limit]), line.signal);
}

function parseAnswer(answer: string, responseType: 'STRING_MAP' | 'JSON'): unknown {
  if (Buffer.byteLength(answer) > MAX_RESPONSE_BYTES) throw new Error(`the function answered more than ${MAX_RESPONSE_BYTES} bytes`);
  const value: unknown = JSON.parse(answer || 'null');
  if (responseType === 'JSON') return value;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const wrong = isMap ? Object.entries(value).find(([, each]) => typeof each !== 'string')?.[0] : 'everything';
  if (wrong !== undefined) throw new Error(`the function did not answer a flat object of strings (STRING_MAP): ${wrong} is not a string`);
  return value;
}

/** Only the type: the message may be about a person. */
function errorType(answer: string | undefined): string {
  try {
    const { errorType: type } = JSON.parse(answer ?? '{}') as { errorType?: string };
    return type ? ` (${type})` : '';
  } catch {
    return '';
  }
}
