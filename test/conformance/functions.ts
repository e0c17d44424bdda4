import type { Service } from '../../local/cloud/service';
import { ServiceError } from '../../local/cloud/service';
import type { Case } from './cases';

/**
 * Stand-ins for the functions that stood behind the recorded executions. What they were is known from the name of their source only: one
 * that says `id_function` returns its input, one that says `wait_<n>_seconds` takes that long, one that says `exception` raises what was
 * recorded of it. Any other answers as was recorded. They were written in Python, whose JSON has blanks after commas and colons.
 */
export function recordedFunctions(recorded: Case, newId: () => string): Service {
  const answers = answersIn(recorded);
  return {
    name: 'lambda',
    signingName: 'lambda',
    protocol: { kind: 'rest-json' },
    createStore: () => undefined,
    resources: {},
    operations: {
      Invoke: {
        async run({ FunctionName, Payload = '{}' }: { FunctionName: string; Payload?: string }, { clock }) {
          const name = FunctionName.replace(/^.*:function:/, '');
          const source = recorded.lambdas?.[name]?.replace(/^.*\//, '');
          if (source === undefined) throw new ServiceError('ResourceNotFoundException', `Function not found: ${FunctionName}`, 404);
          if (source.includes('id_function')) return ok(pythonJson(JSON.parse(Payload)));
          const [, seconds] = /^wait_(\d+)_seconds/.exec(source) ?? [];
          if (seconds !== undefined) {
            await clock.sleep(Number(seconds) * 1000);
            return ok('null');
          }
          const answer = answers.length > 1 ? answers.shift() : answers[0];
          const text = JSON.stringify(answer?.payload ?? null).replace(/<uuid:\d+>/g, newId);
          if (source.includes('exception')) return { ...ok(pythonJson(JSON.parse(text))), FunctionError: 'Unhandled' };
          return ok(answer?.isTooLarge ? JSON.stringify('0'.repeat(300_000)) : text);
        },
      },
    },
  };
}

const ok = (Payload: string) => ({ StatusCode: 200, ExecutedVersion: '$LATEST', Payload });

interface Answer {
  readonly payload: unknown;
  readonly isTooLarge: boolean;
}

/** What functions are recorded to have answered, in order. */
function answersIn({ events = [] }: Case): Answer[] {
  return events.flatMap((event): Answer[] => {
    const { output, cause, error } = (Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] ?? {}) as Record<
      string,
      unknown
    >;
    switch (event.type) {
      case 'TaskSucceeded':
        return [{ payload: (parsed(output) as { Payload?: unknown } | null)?.Payload, isTooLarge: false }];
      case 'LambdaFunctionSucceeded':
        return [{ payload: parsed(output), isTooLarge: false }];
      case 'TaskFailed':
      case 'LambdaFunctionFailed':
        return [{ payload: parsed(cause), isTooLarge: error === 'States.DataLimitExceeded' }];
      default:
        return [];
    }
  });
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** As Python's json.dumps writes it. */
function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([name, member]) => `${JSON.stringify(name)}: ${pythonJson(member)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value);
}
