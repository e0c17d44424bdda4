import { systemClock } from '../../local/cloud/system-clock';
import { type Command, positive } from '../command';
import { median, percentile, rounded } from '../statistics';
import { table } from '../table';
import { ORDER, SIDE_BY_SIDE, SIX_STATES } from './definitions';
import { bareHost, construct, runMachine } from './run-machine';

const CONSTRUCT_MAX_MS = 10;
const EXECUTION_MAX_CPU_MS = 0.1;
const MAX_OVER_CRITICAL_PATH = 1.03;

/** Both branches, then the call: what the slower branch and the call take is the critical path. */
const LATENCY_MS = { lead: 450, scenario: 700, call: 300 };
const CRITICAL_PATH_MS = Math.max(LATENCY_MS.lead, LATENCY_MS.scenario) + LATENCY_MS.call;

/** What is measured is the engine, not the compiler that gets to know it. */
const WARM_UP = 4000;
const ROUNDS = 7;

export const engine: Command = {
  name: 'engine',
  help: `npm run bench -- engine [options]

What the States engine itself costs: a machine constructed, an execution, and how close a run comes to its critical path

  --executions N    executions a round, of ${ROUNDS} rounds (default 1000)
  --paths N         runs with injected latencies, ten at a time (default 20)`,
  options: { executions: { type: 'string' }, paths: { type: 'string' } },
  async run(values, progress) {
    const construction = constructionTimes();
    progress('constructed');
    const cpuMs = await cpuPerExecution(positive(values, 'executions', 1000));
    progress('executed');
    const overPath = await overCriticalPath(positive(values, 'paths', 20));
    const result = {
      constructFirstMs: rounded(construction.firstMs, 2),
      constructMs: rounded(construction.medianMs, 3),
      cpuMsPerExecution: rounded(cpuMs, 4),
      criticalPathMs: CRITICAL_PATH_MS,
      overCriticalPath: { p50: rounded(median(overPath), 4), worst: rounded(percentile(overPath, 100), 4) },
    };
    return { json: result, table: tableOf(result), missed: missedBy(result) };
  },
};

type EngineResult = {
  readonly constructFirstMs: number;
  readonly constructMs: number;
  readonly cpuMsPerExecution: number;
  readonly criticalPathMs: number;
  readonly overCriticalPath: { readonly p50: number; readonly worst: number };
};

/** The first one in this process, with everything still to be compiled, and those that follow. */
function constructionTimes(): { readonly firstMs: number; readonly medianMs: number } {
  const times = Array.from({ length: 200 }, () => {
    const startedAt = performance.now();
    construct(SIX_STATES);
    return performance.now() - startedAt;
  });
  return { firstMs: times[0] ?? Number.NaN, medianMs: median(times) };
}

/** The processor time of the whole process over a round, by execution, in the round that others on the machine disturbed least. */
async function cpuPerExecution(executions: number): Promise<number> {
  const machine = construct(SIX_STATES);
  const host = bareHost(systemClock());
  const run = async (count: number) => {
    for (let each = 0; each < count; each += 1) await runMachine(machine, host, ORDER);
  };
  await run(WARM_UP);
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    await run(executions);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000 / executions);
  }
  return Math.min(...rounds);
}

/** Real time over the sum of the latencies on the critical path. */
async function overCriticalPath(runs: number): Promise<number[]> {
  const machine = construct(SIDE_BY_SIDE, 'EXPRESS');
  const host = bareHost(systemClock(), LATENCY_MS);
  const timed = async () => {
    const startedAt = performance.now();
    await runMachine(machine, host, ORDER);
    return (performance.now() - startedAt) / CRITICAL_PATH_MS;
  };
  const ratios: number[] = [];
  while (ratios.length < runs) ratios.push(...(await Promise.all(Array.from({ length: Math.min(10, runs - ratios.length) }, timed))));
  return ratios;
}

const missedBy = ({ constructFirstMs, cpuMsPerExecution, overCriticalPath: { p50 } }: EngineResult): string[] => [
  ...(constructFirstMs > CONSTRUCT_MAX_MS ? [`a six-state machine took ${constructFirstMs} ms, expected at most ${CONSTRUCT_MAX_MS}`] : []),
  ...(cpuMsPerExecution > EXECUTION_MAX_CPU_MS
    ? [`an execution took ${cpuMsPerExecution} ms of CPU, expected at most ${EXECUTION_MAX_CPU_MS}`]
    : []),
  ...(p50 > MAX_OVER_CRITICAL_PATH ? [`runs took ${p50} x the critical path, expected at most ${MAX_OVER_CRITICAL_PATH}`] : []),
];

const tableOf = ({ constructFirstMs, constructMs, cpuMsPerExecution, criticalPathMs, overCriticalPath }: EngineResult): string =>
  table(
    ['measurement', 'value', 'at most'],
    [
      ['a six-state machine constructed, the first (ms)', constructFirstMs, CONSTRUCT_MAX_MS],
      ['a six-state machine constructed, median (ms)', constructMs, CONSTRUCT_MAX_MS],
      ['CPU of an execution with instant JSONPath tasks (ms)', cpuMsPerExecution, EXECUTION_MAX_CPU_MS],
      [`run / critical path of ${criticalPathMs} ms, median`, overCriticalPath.p50, MAX_OVER_CRITICAL_PATH],
      ['run / critical path, worst', overCriticalPath.worst, '-'],
    ],
  );
