import { type Command, positive } from '../command';
import { freshAssembly } from '../shipped/shipped-function';
import { rounded } from '../statistics';
import { table } from '../table';
import { flatness, heapGrowth, hundredRequests, injectedLatency, lineThrough, ownCosts, requestsOfCalls, throughput } from './measure';
import { buildPrograms, startRunner, startStandIns } from './processes';

const WARM_UP_TURNS = 300;
const TURNS = 100;
const REPETITIONS = 12;
const BLOCKS = 8;
const CONVERSATIONS = 4;
const MAX_RATIO = 1.03;
const MIN_TURNS_PER_CORE_SECOND = 1000;
const MAX_FLATNESS = 1.25;
const MAX_HEAP_BYTES_PER_TURN = 200;

type Measured = Awaited<ReturnType<typeof measureTurn>>;

export const turn: Command = {
  name: 'turn',
  help: `
npm run bench -- turn [options]

The shipped fulfillment bundle in a process of its own against stand-ins in another, over real sockets, in real time: what our own code costs.

  --turns N         of each kind and repetition (default ${TURNS})
  --assembly DIR    another cdk.out; it is taken as it is`,
  options: { turns: { type: 'string' }, assembly: { type: 'string' } },
  async run(values, progress) {
    const assembly = typeof values['assembly'] === 'string' ? values['assembly'] : await freshAssembly(progress);
    const measured = await measureTurn(assembly, positive(values, 'turns', TURNS), progress);
    return { json: measured, table: tableOf(measured), missed: missedBy(measured) };
  },
};

async function measureTurn(assembly: string, turns: number, progress: (text: string) => void) {
  const programs = await buildPrograms();
  const { standIns, url } = await startStandIns(programs.standIns);
  const runner = await startRunner(programs.turns, assembly, url);
  const peer = await startRunner(programs.turns, assembly, url, programs.peer);
  try {
    progress(`warming up, ${WARM_UP_TURNS} turns of each kind`);
    await ownCosts([runner, peer], standIns, { turns: WARM_UP_TURNS, repetitions: 1 });
    const onRepetition = (done: number) => progress(`own cost, ${done} of ${REPETITIONS}, beside the old design's`);
    const [costs = [], peerCosts = []] = await ownCosts([runner, peer], standIns, { turns, repetitions: REPETITIONS, onRepetition });
    progress('whole calls, several at once');
    const calls = await throughput(runner, standIns, { calls: Math.ceil(turns / 4), repetitions: 5, atOnce: [1, 10, 100] });
    const [peerCalls] = await throughput(peer, standIns, { calls: Math.ceil(turns / 8), repetitions: 5, atOnce: [1] });
    const requestsPerTurn = await requestsOfCalls(runner, standIns);
    progress('injected latency');
    const injected = await injectedLatency(runner, standIns, BLOCKS);
    const peerInjected = await injectedLatency(peer, standIns, BLOCKS);
    const requests = await hundredRequests(runner, standIns);
    progress('conversations of 240 and 1,000 turns, and the heap');
    const flat = await flatness(runner, standIns, CONVERSATIONS);
    const heap = await heapGrowth(runner, standIns, 8, turns * 2);
    return {
      turns,
      costs,
      line: lineThrough(costs),
      throughput: calls,
      requestsPerTurn,
      injected,
      requests,
      flatness: flat,
      heap,
      peer: { costs: peerCosts, throughput: peerCalls, injected: peerInjected },
    };
  } finally {
    runner.end();
    peer.end();
    standIns.end();
  }
}

function missedBy({ costs, line, throughput: calls, requestsPerTurn, injected, flatness: flat, heap }: Measured): string[] {
  const dear = costs.filter(({ cpuMsPerTurn, allowedMs }) => cpuMsPerTurn > allowedMs);
  const most = Math.max(...calls.map(({ turnsPerCoreSecond }) => turnsPerCoreSecond));
  return [
    ...dear.map(
      ({ work, cpuMsPerTurn, allowedMs, sdkCalls }) =>
        `own CPU of a turn (${work}, ${sdkCalls} requests): ${cpuMsPerTurn} ms, expected at most ${allowedMs}`,
    ),
    ...(most < MIN_TURNS_PER_CORE_SECOND
      ? [
          `turns a second of one core: ${most}, expected at least ${MIN_TURNS_PER_CORE_SECOND}; a call of 14 turns makes ${rounded(requestsPerTurn * 14, 1)} requests, each ${line.msPerSdkCall} ms`,
        ]
      : []),
    ...(injected.ratio > MAX_RATIO
      ? [`injected latency: ${injected.ratio} × the critical path of ${injected.criticalPathMs} ms, expected at most ${MAX_RATIO}`]
      : []),
    ...flat
      .filter(({ ratio }) => ratio > MAX_FLATNESS)
      .map(
        ({ work, ratio, windows }) =>
          `flatness (${work}): turns ${windows.at(-1)?.from} to ${windows.at(-1)?.to} cost ${ratio} × turns 11 to 50, expected at most ${MAX_FLATNESS}`,
      ),
    ...(heap.bytesPerTurn > MAX_HEAP_BYTES_PER_TURN
      ? [`heap: ${heap.bytesPerTurn} bytes a turn stay, expected at most ${MAX_HEAP_BYTES_PER_TURN}`]
      : []),
  ];
}

function tableOf({ costs, line, throughput: calls, injected, requests, flatness: flat, heap, peer }: Measured): string {
  const injectedRow = (name: string, { turnMs, ratio, medianRatio }: typeof injected) => [
    ...[name, `${turnMs.p50}/${turnMs.p90}/${turnMs.p99}`, ratio, medianRatio],
  ];
  return [
    table(
      ['own CPU, ms a turn', 'requests', 'new connections', 'shipped', 'median', 'allowed', 'old design', 'requests'],
      costs.map(({ work, sdkCalls, connections, cpuMsPerTurn, medianCpuMsPerTurn, allowedMs }, index) => [
        ...[work, sdkCalls, connections, cpuMsPerTurn, medianCpuMsPerTurn, allowedMs],
        ...[peer.costs[index]?.cpuMsPerTurn, peer.costs[index]?.sdkCalls],
      ]),
    ),
    `by a line through these: ${line.msPerTurn} ms a turn and ${line.msPerSdkCall} ms a request`,
    '',
    table(
      ['whole calls at once', 'turns/s of a core', 'median'],
      [
        ...calls.map(({ atOnce, turnsPerCoreSecond, medianTurnsPerCoreSecond }) => [atOnce, turnsPerCoreSecond, medianTurnsPerCoreSecond]),
        ['1, old design', peer.throughput?.turnsPerCoreSecond, peer.throughput?.medianTurnsPerCoreSecond],
      ],
    ),
    '',
    table(
      [`model answers after ${injected.toldMs} ms`, 'turn P50/P90/P99', '× critical path', 'all turns × told'],
      [injectedRow('shipped', injected), injectedRow('old design', peer.injected)],
    ),
    '',
    `${requests.count} questions, ${requests.atOnce} at a time, the model after ${requests.modelMs} ms: mean ${requests.meanMs}, median ${requests.medianMs}, P95 ${requests.p95Ms}, P99 ${requests.p99Ms}, least ${requests.minMs}, most ${requests.maxMs} ms; within 2 s: ${requests.shareUnder2s * 100} %`,
    '',
    table(
      ['turns of one conversation', 'own CPU, ms a turn'],
      flat.flatMap(({ work, windows }) => windows.map(({ from, to, cpuMsPerTurn }) => [`${work}, ${from} to ${to}`, cpuMsPerTurn])),
    ),
    `session attributes at most ${Math.max(...flat.map(({ maxAttributeBytes }) => maxAttributeBytes))} bytes`,
    `heap after each block: ${heap.heapMiB.join(', ')} MB, ${heap.bytesPerTurn} bytes a turn`,
  ].join('\n');
}
