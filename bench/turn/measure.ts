import { mean, median, type Percentiles, percentile, percentiles, rounded } from '../statistics';
import type { StandInOrder, TurnReport, Work } from './messages';
import type { Runner, StandIns } from './processes';

const WORKS: readonly Work[] = ['greeting', 'slot', 'booking', 'outbound', 'question'];
export const INSTANT: StandInOrder['delays'] = { model: 0, guardrail: 0, other: 0 };

export interface OwnCost {
  readonly work: Work;
  /** Requests to other services, a turn. */
  readonly sdkCalls: number;
  /** New connections, a turn: none when all are kept. */
  readonly connections: number;
  /** The least of the repetitions: what else runs on the machine can only add to it. */
  readonly cpuMsPerTurn: number;
  readonly medianCpuMsPerTurn: number;
  /** 1 ms a turn and 0.5 ms a request. */
  readonly allowedMs: number;
}

/** Processor time of each process, by kind of turn, with services that answer at once. The processes take turns, repetition by repetition. */
export async function ownCosts(
  runners: readonly Runner[],
  standIns: StandIns,
  {
    turns,
    repetitions,
    onRepetition,
  }: { readonly turns: number; readonly repetitions: number; readonly onRepetition?: (done: number) => void },
): Promise<OwnCost[][]> {
  const measured = runners.map(() => new Map(WORKS.map((work) => [work, { cpuMs: [] as number[], sdkCalls: 0, opened: 0 }])));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [index, runner] of runners.entries()) {
      for (const [work, found] of measured[index] ?? []) {
        await standIns.order({ delays: INSTANT });
        const report = await runner.order({ order: 'run', work, times: turns, atOnce: 1 });
        const { counts, connections } = await standIns.order({ delays: INSTANT });
        found.opened = connections / report.turns;
        found.cpuMs.push(report.cpuMs / report.turns);
        found.sdkCalls = Object.values(counts).reduce((sum, count) => sum + count, 0) / report.turns;
      }
    }
    onRepetition?.(repetition + 1);
  }
  return measured.map((byWork) =>
    [...byWork].map(([work, { cpuMs, sdkCalls, opened }]) => ({
      work,
      sdkCalls: rounded(sdkCalls, 2),
      connections: rounded(opened, 2),
      cpuMsPerTurn: rounded(Math.min(...cpuMs), 3),
      medianCpuMsPerTurn: rounded(median(cpuMs), 3),
      allowedMs: rounded(1 + 0.5 * sdkCalls, 3),
    })),
  );
}

/** The line through these points: what a turn costs by itself, and what each request adds. */
export function lineThrough(costs: readonly OwnCost[]): { readonly msPerTurn: number; readonly msPerSdkCall: number } {
  const n = costs.length;
  const meanX = costs.reduce((sum, { sdkCalls }) => sum + sdkCalls, 0) / n;
  const meanY = costs.reduce((sum, { cpuMsPerTurn }) => sum + cpuMsPerTurn, 0) / n;
  const covariance = costs.reduce((sum, { sdkCalls, cpuMsPerTurn }) => sum + (sdkCalls - meanX) * (cpuMsPerTurn - meanY), 0);
  const variance = costs.reduce((sum, { sdkCalls }) => sum + (sdkCalls - meanX) ** 2, 0);
  const msPerSdkCall = covariance / variance;
  return { msPerTurn: rounded(meanY - msPerSdkCall * meanX, 3), msPerSdkCall: rounded(msPerSdkCall, 3) };
}

export interface Throughput {
  readonly atOnce: number;
  /** Turns of whole calls, a second of processor time: the best of the repetitions, for the same reason. */
  readonly turnsPerCoreSecond: number;
  readonly medianTurnsPerCoreSecond: number;
}

/** Whole calls, several at a time in one process. */
export async function throughput(
  runner: Runner,
  standIns: StandIns,
  { calls, repetitions, atOnce }: { readonly calls: number; readonly repetitions: number; readonly atOnce: readonly number[] },
): Promise<Throughput[]> {
  await standIns.order({ delays: INSTANT });
  const results: Throughput[] = [];
  for (const many of atOnce) {
    const rates: number[] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const { turns, cpuMs } = await runner.order({ order: 'run', work: 'call', times: Math.max(calls, many), atOnce: many });
      rates.push(Math.round(turns / (cpuMs / 1000)));
    }
    results.push({ atOnce: many, turnsPerCoreSecond: Math.max(...rates), medianTurnsPerCoreSecond: median(rates) });
  }
  return results;
}

/** Requests to other services, a turn of whole calls. */
export async function requestsOfCalls(runner: Runner, standIns: StandIns): Promise<number> {
  await standIns.order({ delays: INSTANT });
  const { turns } = await runner.order({ order: 'run', work: 'call', times: 10, atOnce: 1 });
  const { counts } = await standIns.order({ delays: INSTANT });
  return rounded(Object.values(counts).reduce((sum, count) => sum + count, 0) / turns, 2);
}

export interface InjectedLatency {
  readonly work: Work;
  /** What the model's stand-in was told to wait. */
  readonly toldMs: number;
  /** What it waited at the median of that block: nobody's answer can be earlier. */
  readonly criticalPathMs: number;
  /** Of all turns. */
  readonly turnMs: Percentiles;
  /** Of the quietest block of turns, at the median. */
  readonly ratio: number;
  /** Of all turns, at the median, to what was told. */
  readonly medianRatio: number;
}

const MODEL_MS = 100;
const TURNS_OF_A_BLOCK = 20;

/** Turns with a model that begins to speak after 100 ms. The guardrail beside it answers at once. */
export async function injectedLatency(runner: Runner, standIns: StandIns, blocks: number): Promise<InjectedLatency> {
  const delays = { ...INSTANT, model: MODEL_MS };
  await standIns.order({ delays });
  const all: number[] = [];
  const measured: { readonly criticalPathMs: number; readonly ratio: number }[] = [];
  for (let block = 0; block < blocks; block++) {
    const { eachMs = [] } = await runner.order({ order: 'run', work: 'outbound', times: TURNS_OF_A_BLOCK, atOnce: 1 });
    const { lateMs } = await standIns.order({ delays });
    const criticalPathMs = MODEL_MS + median(lateMs);
    all.push(...eachMs);
    measured.push({ criticalPathMs: rounded(criticalPathMs, 2), ratio: rounded(median(eachMs) / criticalPathMs, 3) });
  }
  await standIns.order({ delays: INSTANT });
  const turnMs = percentiles(all, 1);
  const [quietest] = measured.sort((a, b) => a.ratio - b.ratio);
  return {
    ...{ work: 'outbound', toldMs: MODEL_MS, turnMs },
    ...(quietest ?? { criticalPathMs: MODEL_MS, ratio: Number.NaN }),
    medianRatio: rounded(turnMs.p50 / MODEL_MS, 3),
  };
}

export interface Requests {
  readonly count: number;
  readonly atOnce: number;
  /** Until the model begins to speak. */
  readonly modelMs: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly shareUnder2s: number;
}

const REQUESTS = { times: 100, atOnce: 10 } as const;
/** The documents' fast model, at its middle. */
const FAST_MODEL_MS = 450;

/** A hundred questions of a hundred callers, ten at a time, each of which the model has to answer. */
export async function hundredRequests(runner: Runner, standIns: StandIns): Promise<Requests> {
  await standIns.order({ delays: { model: FAST_MODEL_MS, guardrail: FAST_MODEL_MS / 3, other: 10 } });
  const { eachMs = [] } = await runner.order({ order: 'run', work: 'question', ...REQUESTS });
  await standIns.order({ delays: INSTANT });
  const at = (percent: number) => rounded(percentile(eachMs, percent), 1);
  return {
    count: eachMs.length,
    atOnce: REQUESTS.atOnce,
    modelMs: FAST_MODEL_MS,
    meanMs: rounded(mean(eachMs), 1),
    ...{ medianMs: at(50), p95Ms: at(95), p99Ms: at(99) },
    ...{ minMs: rounded(Math.min(...eachMs), 1), maxMs: rounded(Math.max(...eachMs), 1) },
    shareUnder2s: rounded(eachMs.filter((ms) => ms < 2000).length / eachMs.length, 3),
  };
}

export interface Flatness {
  readonly work: Work;
  readonly windows: NonNullable<TurnReport['windows']>;
  /** The last window against the first one after the tenth turn. */
  readonly ratio: number;
  readonly maxAttributeBytes: number;
  readonly rungs: Readonly<Record<string, number>>;
}

/** A conversation that costs more model turns than this gets fixed words: see MODEL_TURNS_MAX of the product. */
const MODEL_TURNS = 240;
const TURNS = 1000;

/** A few conversations as long as they go, of questions to the model and of turns without one; of each window the least. */
export async function flatness(runner: Runner, standIns: StandIns, conversations: number): Promise<Flatness[]> {
  await standIns.order({ delays: INSTANT });
  const results: Flatness[] = [];
  for (const [work, turns] of [['outbound', MODEL_TURNS] as const, ['greeting', TURNS] as const]) {
    const reports: TurnReport[] = [];
    for (let i = 0; i < conversations; i++) reports.push(await runner.order({ order: 'converse', work, turns }));
    const windows = (reports[0]?.windows ?? []).map(({ from, to }, index) => ({
      ...{ from, to },
      cpuMsPerTurn: rounded(Math.min(...reports.map((report) => report.windows?.[index]?.cpuMsPerTurn ?? Number.NaN)), 3),
    }));
    const settled = windows.filter(({ from }) => from > 10);
    const ratio = rounded((settled.at(-1)?.cpuMsPerTurn ?? Number.NaN) / (settled[0]?.cpuMsPerTurn ?? Number.NaN), 2);
    const maxAttributeBytes = Math.max(...reports.map((report) => report.maxAttributeBytes ?? 0));
    results.push({ ...{ work, windows, ratio, maxAttributeBytes }, rungs: reports[0]?.rungs ?? {} });
  }
  return results;
}

/** The heap after each block of turns, collected. */
export async function heapGrowth(
  runner: Runner,
  standIns: StandIns,
  blocks: number,
  turnsPerBlock: number,
): Promise<{ readonly heapMiB: readonly number[]; readonly bytesPerTurn: number }> {
  await standIns.order({ delays: INSTANT });
  const { heapMiB = [] } = await runner.order({ order: 'heap', blocks, turnsPerBlock });
  const [first = 0, ...others] = heapMiB.slice(1); // the first block fills caches
  const grown = (others.at(-1) ?? first) - first;
  return {
    heapMiB: heapMiB.map((mib) => rounded(mib, 2)),
    bytesPerTurn: Math.round((grown * 2 ** 20) / Math.max(1, others.length * turnsPerBlock)),
  };
}
