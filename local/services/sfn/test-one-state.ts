import type { InspectionData, TestStateOutput } from '@aws-sdk/client-sfn';
import { ServiceError } from '../../cloud/service';
import { isObject, type Json, jsonText } from './asl/json';
import { loadMachine, type Machine } from './asl/load/machine';
import type { Left, State } from './asl/load/state';
import type { EngineHost } from './asl/run/engine-host';
import { Execution } from './asl/run/execution';
import type { Probe } from './asl/run/probe';
import { problemText } from './definition';

/** Of a definition that is one state alone, its name. */
const ALONE = 'State';

/** A machine that consists of the one state; throws ServiceError InvalidDefinition. */
export function machineUnderTest(definition: unknown, stateName: string | undefined): Machine {
  const text = String(definition);
  const parsed = parse(text);
  const isWhole = isObject(parsed) && Object.hasOwn(parsed, 'States');
  const { machine, problems } = loadMachine(isWhole ? text : jsonText({ StartAt: ALONE, States: { [ALONE]: parsed } }), 'STANDARD');
  // Where a single state leads to is not part of its definition.
  const wrong = problems.filter(({ code }) => isWhole || code !== 'MISSING_TRANSITION_TARGET');
  if (wrong.length > 0)
    throw new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${wrong.map(problemText).join(', ')}'`);
  const name = isWhole ? stateName : ALONE;
  const state = name === undefined ? undefined : machine.flow.states.get(name);
  if (!state) throw new ServiceError('ValidationException', `no state ${JSON.stringify(stateName)} in the definition`);
  return { ...machine, timeoutSeconds: undefined, flow: { startAt: state.name, states: new Map([[state.name, state]]) } };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ServiceError('InvalidDefinition', "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION'");
  }
}

export interface TestOptions {
  readonly host: EngineHost;
  readonly input: Json;
  readonly variables: Readonly<Record<string, Json>>;
  readonly mock?: NonNullable<Probe['mock']>;
  readonly retryCount: number;
  /** The values on the way are part of the answer. */
  readonly inspects: boolean;
}

/** Runs the machine's one state and tells how it would be left. Nothing is tried again. */
export async function testState(
  machine: Machine,
  { host, input, variables, mock, retryCount, inspects }: TestOptions,
): Promise<TestStateOutput> {
  const seen: Record<string, string> = { input: jsonText(input) };
  const errorDetails: { -readonly [Name in keyof NonNullable<InspectionData['errorDetails']>]: number } = {};
  let left: Left | undefined;
  const probe: Probe = {
    ...(mock && { mock }),
    retryCount,
    saw: (name, value) => {
      seen[name] = jsonText(value);
    },
    retries: (index, delayMs) => Object.assign(errorDetails, { retryIndex: index, retryBackoffIntervalSeconds: delayMs / 1000 }),
    catches: (index) => Object.assign(errorDetails, { catchIndex: index }),
  };
  const [name, state] = [...machine.flow.states][0] as [string, State];
  const alone: State = {
    ...state,
    async run(step) {
      left = await state.run(step);
      return { ...left, next: undefined };
    },
  };
  const execution = new Execution(
    { ...machine, flow: { startAt: name, states: new Map([[name, alone]]) } },
    {
      identity: TEST_IDENTITY,
      input,
      host,
      probe,
      resume: { events: [], startedAt: host.clock.now(), position: { state: name, input, variables } },
    },
  );
  const outcome = await execution.outcome;
  const { catchIndex, retryIndex } = errorDetails;
  const { error, cause } = lastFailure(execution);
  const failed = outcome.status !== 'SUCCEEDED' || catchIndex !== undefined;
  return {
    status: !failed ? 'SUCCEEDED' : catchIndex !== undefined ? 'CAUGHT_ERROR' : retryIndex !== undefined ? 'RETRIABLE' : 'FAILED',
    ...(outcome.status === 'SUCCEEDED' && { output: jsonText(outcome.output) }),
    ...(left?.next !== undefined && { nextState: left.next }),
    ...(failed && {
      error: outcome.status === 'SUCCEEDED' ? error : outcome.error,
      cause: outcome.status === 'SUCCEEDED' ? cause : outcome.cause,
    }),
    ...(inspects && {
      inspectionData: {
        ...seen,
        variables: jsonText({ ...variables, ...left?.assigned }),
        ...(Object.keys(errorDetails).length > 0 && { errorDetails }),
      },
    }),
  };
}

const TEST_IDENTITY = { arn: '', name: '', roleArn: '', stateMachineArn: '', stateMachineName: '', redriveCount: 0 };

/** What a catcher took. */
function lastFailure({ history }: Execution): { error?: string; cause?: string } {
  const details = history.events
    .flatMap((event) => Object.values(event))
    .filter((value): value is { error?: string; cause?: string } => isObject(value) && 'error' in value);
  return details.at(-1) ?? {};
}
