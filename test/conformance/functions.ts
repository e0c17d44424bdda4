import { type Service, ServiceError } from '../../local/cloud/service';
import type { Case, RecordedEvent } from './cases';

/**
 * Stands in for the functions that were behind the recorded executions, of which only what they answered is known. When every recorded
 * answer is what the function was given, and when none is recorded (the history of a child execution is not), a function returns its input.
 * Otherwise the recorded answers come in the order in which they were recorded; a function that was recorded to be late does not answer.
 */
export function recordedFunctions({ lambdas = {}, events = [] }: Case, newId: () => string): Service {
  const calls = callsIn(events);
  const returnsInput = calls.every(({ given, answer }) => 'payload' in answer && JSON.stringify(given) === JSON.stringify(answer.payload));
  const answers = calls.map(({ answer }) => answer);
  // Of a map run only that it failed is recorded.
  const failsUnseen = calls.length === 0 && events.some(({ type }) => type === 'MapRunFailed');

  async function answered(payload: string, sleep: (ms: number) => Promise<void>): Promise<object> {
    if (failsUnseen) return { ...ok('{"errorType":"Error"}'), FunctionError: 'Unhandled' };
    if (returnsInput) return ok(pythonJson(JSON.parse(payload)));
    const answer = answers.length > 1 ? (answers.shift() as Answer) : (answers[0] as Answer);
    if ('isLate' in answer) await sleep(LATE_MS);
    if ('isTooLarge' in answer) return ok(JSON.stringify('0'.repeat(TOO_LARGE)));
    if ('failure' in answer) return { ...ok(pythonJson(withIds(answer.failure, newId))), FunctionError: 'Unhandled' };
    return ok(JSON.stringify('payload' in answer ? answer.payload : null));
  }

  return {
    name: 'lambda',
    signingName: 'lambda',
    protocol: { kind: 'rest-json' },
    createStore: () => undefined,
    resources: {},
    operations: {
      Invoke: {
        run({ FunctionName, Payload = '{}' }: { FunctionName: string; Payload?: string }, { clock, arn }) {
          const name = FunctionName.replace(/^.*:function:/, '');
          if (Object.hasOwn(lambdas, name)) return answered(Payload, (ms) => clock.sleep(ms));
          throw new ServiceError('ResourceNotFoundException', `Function not found: ${arn(`function:${name}`)}`, 404);
        },
      },
    },
  };
}

const LATE_MS = 60 * 60 * 1000;
const TOO_LARGE = 300_000;

type Answer = { readonly payload: unknown } | { readonly failure: unknown } | { readonly isTooLarge: true } | { readonly isLate: true };

/** Every call of a function, as far as its answer is recorded; what it was given only where the events are linked. */
function callsIn(events: readonly RecordedEvent[]): { given: unknown; answer: Answer }[] {
  return events.flatMap((event) => {
    const answer = answerIn(event);
    if (!answer) return [];
    const started = events.find(({ id }) => id === event.previousEventId);
    const scheduled = detailsOf(events.find(({ id }) => id === started?.previousEventId));
    const given = scheduled['input'] ?? (parsed(scheduled['parameters']) as { Payload?: unknown } | undefined)?.Payload;
    return [{ given: parsed(given), answer }];
  });
}

function answerIn(event: RecordedEvent): Answer | undefined {
  const { output, cause, error } = detailsOf(event);
  switch (event.type) {
    case 'TaskSucceeded':
      return { payload: (parsed(output) as { Payload?: unknown } | null)?.Payload };
    case 'LambdaFunctionSucceeded':
      return { payload: parsed(output) };
    case 'TaskFailed':
    case 'LambdaFunctionFailed':
      return error === 'States.DataLimitExceeded' ? { isTooLarge: true } : { failure: parsed(cause) };
    case 'TaskTimedOut':
    case 'LambdaFunctionTimedOut':
      return { isLate: true };
    default:
      return undefined;
  }
}

const detailsOf = (event: object = {}): Record<string, unknown> =>
  (Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] ?? {}) as Record<string, unknown>;

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const ok = (Payload: string) => ({ StatusCode: 200, ExecutedVersion: '$LATEST', Payload });

/** A new id for every placeholder of one. */
const withIds = (value: unknown, newId: () => string): unknown => JSON.parse(JSON.stringify(value ?? null).replace(/<uuid:\d+>/g, newId));

/** JSON as those functions wrote it, with blanks after commas and colons: its length is recorded. */
function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${pythonJson(member)}`);
  return `{${members.join(', ')}}`;
}
