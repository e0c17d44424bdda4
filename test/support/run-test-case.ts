import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../local/cloud/seeded-random';
import { virtualClock } from '../../local/cloud/virtual-clock';
import { Failure } from '../../local/services/sfn/asl/failure';
import type { Json } from '../../local/services/sfn/asl/json';
import type { EngineCall, EngineHost } from '../../local/services/sfn/asl/run/engine-host';
import { Execution } from '../../local/services/sfn/asl/run/execution';
import type { HistoryEvent } from '../../local/services/sfn/asl/run/history';
import { TaskTokens } from '../../local/services/sfn/asl/task/task-tokens';
import { requireMachine } from '../../local/services/sfn/definition';

export type MachineName = 'callback' | 'call-monitor' | 'erase-caller';

/** One answer of a mocked task; a waiting task is sent its token back with it. */
type Mock = { readonly Return: Json } | { readonly Throw: { readonly Error: string; readonly Cause: string } };

/** The mock configuration of AWS Step Functions Local: which mocked response each task of a test case gives, call by call (`0`, `1-3`). */
interface TestCases {
  readonly StateMachines: Readonly<Record<string, { readonly TestCases: Readonly<Record<string, Readonly<Record<string, string>>>> }>>;
  readonly MockedResponses: Readonly<Record<string, Readonly<Record<string, Mock>>>>;
}

export interface TestCaseRun {
  readonly status: string;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly history: readonly HistoryEvent[];
  /** The states in the order in which they were entered. */
  readonly entered: readonly string[];
  /** Seconds that passed, all waiting between retries in it. */
  readonly seconds: number;
  /** How often the task of each state was called. */
  readonly calls: Readonly<Record<string, number>>;
  /** With what its task was called last. */
  readonly argumentsOf: (state: string) => unknown;
}

const FOLDER = join(__dirname, '../../statemachines');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const LONGEST_MS = 24 * 60 * 60_000;

export const testCasesOf = (machine: MachineName): readonly string[] =>
  Object.keys((JSON.parse(read(`${machine}.test-cases.json`)) as TestCases).StateMachines[machine]?.TestCases ?? {});

/** Runs statemachines/<machine>.asl.json on the engine of the local cloud, its tasks answered as the test case says, on virtual time. */
export async function runTestCase(machine: MachineName, testCase: string, input: Json): Promise<TestCaseRun> {
  const mocks = new Mocks(JSON.parse(read(`${machine}.test-cases.json`)) as TestCases, machine, testCase);
  const clock = virtualClock({ startMs: Date.UTC(2026, 10, 18, 18) });
  const random = seededRandom(testCase);
  const tokens = new TaskTokens(random);
  const states = new Map<string, string>();
  const host: EngineHost = {
    clock,
    random,
    tokens,
    region: 'us-east-1',
    accountId: '123456789012',
    call: async (request) =>
      mocks.answer(states.get(request.parent) ?? '', request, (token, result) => {
        clock.setTimeout(() => tokens.require(token).succeed(result), 1);
      }),
    executionEnd: () => Promise.reject(new Error('no machine here waits for another one')),
    stopExecution: () => undefined,
    openTask(state) {
      const id = `task-${states.size}`;
      states.set(id, state);
      return { id, end: () => undefined };
    },
  };
  const execution = new Execution(requireMachine(definitionOf(machine), machine === 'callback' ? 'EXPRESS' : 'STANDARD'), {
    identity: { ...IDENTITY, redriveCount: undefined },
    input,
    host,
  });
  const startedAt = clock.now();
  let outcome: Awaited<typeof execution.outcome> | undefined;
  void execution.outcome.then((ended) => {
    outcome = ended;
  });
  await clock.runUntil(() => outcome !== undefined, { untilMs: startedAt + LONGEST_MS });
  const history = execution.history.events;
  return {
    status: outcome?.status ?? 'RUNNING',
    output: outcome?.status === 'SUCCEEDED' ? outcome.output : undefined,
    error: outcome && outcome.status !== 'SUCCEEDED' ? outcome.error : undefined,
    history,
    entered: history.flatMap((event) => nameIn(event) ?? []),
    seconds: Math.round((clock.now() - startedAt) / 100) / 10,
    calls: mocks.calls,
    argumentsOf: (state) => mocks.last.get(state),
  };
}

const IDENTITY = {
  arn: 'arn:aws:states:us-east-1:123456789012:execution:machine:test',
  name: 'test',
  roleArn: 'arn:aws:iam::123456789012:role/test',
  stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine',
  stateMachineName: 'machine',
};

const nameIn = (event: HistoryEvent): string | undefined => (event['stateEnteredEventDetails'] as { name?: string } | undefined)?.name;

const definitionOf = (machine: MachineName): string =>
  read(`${machine}.asl.json`).replace(/\$\{(\w+?)(Function|StateMachine)Arn\}/g, (_placeholder, name: string, kind: string) =>
    kind === 'Function'
      ? `arn:aws:lambda:us-east-1:123456789012:function:${name}:live`
      : `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`,
  );

class Mocks {
  readonly calls: Record<string, number> = {};
  readonly last = new Map<string, unknown>();
  readonly #responses: Readonly<Record<string, string>>;

  constructor(
    private readonly file: TestCases,
    machine: MachineName,
    private readonly testCase: string,
  ) {
    const responses = file.StateMachines[machine]?.TestCases[testCase];
    if (!responses) throw new Error(`no test case ${testCase} in statemachines/${machine}.test-cases.json`);
    this.#responses = responses;
  }

  /** What the service would answer; the engine makes the task's result of it. */
  answer(state: string, { service, input }: EngineCall, sendBack: (token: string, result: Json) => void): unknown {
    const nth = this.calls[state] ?? 0;
    this.calls[state] = nth + 1;
    this.last.set(state, input);
    const mock = this.#mockOf(state, nth);
    if ('Throw' in mock) throw new Failure(mock.Throw.Error, mock.Throw.Error === 'States.Timeout' ? undefined : mock.Throw.Cause);
    if (service === 'sfn') return { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:started:1', startDate: 1_795_024_800 };
    const token = tokenIn(input);
    if (token !== undefined) sendBack(token, mock.Return);
    const { Payload = null } = (mock.Return ?? {}) as { Payload?: Json };
    return { StatusCode: 200, ExecutedVersion: '1', Payload: JSON.stringify(Payload) };
  }

  #mockOf(state: string, nth: number): Mock {
    const name = this.#responses[state];
    const found = Object.entries(this.file.MockedResponses[name ?? ''] ?? {}).find(([range]) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return nth >= from && nth <= to;
    });
    if (!found) throw new Failure('States.Runtime', `test case ${this.testCase} has no answer for call ${nth} of "${state}"`);
    return found[1];
  }
}

function tokenIn(input: unknown): string | undefined {
  const { Payload } = (input ?? {}) as { Payload?: string };
  return Payload === undefined ? undefined : (JSON.parse(Payload) as { taskToken?: string }).taskToken;
}
