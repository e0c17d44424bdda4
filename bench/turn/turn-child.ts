import { CALL, type TurnKind } from '../latency/call-shape';
import { Caller } from './caller';
import { CHILD_VARIABLES, type TurnOrder, type TurnReport, type Work } from './messages';

/** The process that runs the function: the bundle as it is, and nothing else that takes time. */
type Handler = (event: unknown, context: object) => Promise<{ sessionState: { sessionAttributes?: Record<string, string> } }>;

const { handler } = require(process.env[CHILD_VARIABLES.file] ?? '') as { handler: Handler };
const slotNames = JSON.parse(process.env[CHILD_VARIABLES.slots] ?? '[]') as string[];

let rungs: Record<string, number> = {};
let invocations = 0;

async function invoke(event: unknown): Promise<Record<string, string>> {
  const deadline = Date.now() + 10_000;
  const context = {
    awsRequestId: `request-${++invocations}`,
    functionName: 'lex-fulfillment',
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  const { sessionState } = await handler(event, context);
  const attributes = sessionState.sessionAttributes ?? {};
  const rung = attributes['rung'] ?? 'none';
  rungs[rung] = (rungs[rung] ?? 0) + 1;
  return attributes;
}

let callers = 0;
const newCaller = () => new Caller(++callers, slotNames, invoke);

/** A caller who has been asked something before: nothing about them must be read. */
let known: { readonly caller: Caller; turns: number } | undefined;
const TURNS_OF_ONE_CALLER = 100;

function knownCaller(): Caller {
  if (!known || known.turns >= TURNS_OF_ONE_CALLER) known = { caller: newCaller(), turns: 0 };
  known.turns++;
  return known.caller;
}

/** One turn, of a new caller or, within an outbound call, of one that is known; or a whole call. Gives the number of turns. */
async function take(work: Work): Promise<number> {
  const caller = work === 'outbound' ? knownCaller() : newCaller();
  if (work !== 'call') {
    await caller.turn(
      work,
      CALL.findIndex(({ kind }) => kind === work),
    );
    return 1;
  }
  for (const [index, { kind }] of CALL.entries()) await caller.turn(kind, index);
  return CALL.length;
}

async function run(work: Work, times: number, atOnce: number): Promise<Partial<TurnReport> & { turns: number }> {
  const eachMs: number[] = [];
  let left = times;
  let turns = 0;
  const worker = async () => {
    while (left-- > 0) {
      const startedAt = performance.now();
      const taken = await take(work); // not within the +=: others count meanwhile
      turns += taken;
      eachMs.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { turns, eachMs };
}

const WINDOWS: readonly (readonly [from: number, to: number])[] = [
  [1, 10],
  [11, 50],
  [51, 100],
  [101, 200],
  [201, 240],
  [401, 500],
  [901, 1000],
];

/** Turns of one caller, whose history grows as far as it may. */
async function converse(work: TurnKind, turns: number): Promise<Partial<TurnReport> & { turns: number }> {
  const caller = newCaller();
  const cpu: number[] = [];
  let maxAttributeBytes = 0;
  for (let turn = 0; turn < turns; turn++) {
    const before = process.cpuUsage();
    const attributes = await caller.turn(work, turn);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
    maxAttributeBytes = Math.max(maxAttributeBytes, Buffer.byteLength(JSON.stringify(attributes)));
  }
  const windows = WINDOWS.filter(([, to]) => to <= turns).map(([from, to]) => {
    const within = cpu.slice(from - 1, to);
    return { from, to, cpuMsPerTurn: within.reduce((sum, ms) => sum + ms, 0) / within.length };
  });
  return { turns, windows, maxAttributeBytes };
}

async function heap(blocks: number, turnsPerBlock: number): Promise<Partial<TurnReport> & { turns: number }> {
  const heapMiB: number[] = [];
  for (let block = 0; block < blocks; block++) {
    await run('outbound', turnsPerBlock, 1);
    for (let i = 0; i < 2; i++) (globalThis as { gc?: () => void }).gc?.();
    heapMiB.push(process.memoryUsage().heapUsed / 2 ** 20);
  }
  return { turns: blocks * turnsPerBlock, heapMiB };
}

async function follow(order: TurnOrder): Promise<TurnReport> {
  rungs = {};
  invocations = 0;
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const done =
    order.order === 'run'
      ? await run(order.work, order.times, order.atOnce)
      : order.order === 'converse'
        ? await converse(order.work, order.turns)
        : await heap(order.blocks, order.turnsPerBlock);
  const { user, system } = process.cpuUsage(cpu);
  return { ...done, invocations, cpuMs: (user + system) / 1000, wallMs: performance.now() - startedAt, rungs };
}

process.on('message', (order: TurnOrder) => {
  follow(order).then(
    (report) => process.send?.(report),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ turns: 0, invocations: 0, cpuMs: 0, wallMs: 0, rungs: {} } satisfies TurnReport);
