import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { seededRandom } from '../../local/cloud/seeded-random';
import type { ShippedFunction } from '../shipped/shipped-function';
import { environmentOf } from '../shipped/warm-function';
import { median, percentile, rounded } from '../statistics';

export interface LoadTime {
  /** From the start of the process until the module is loaded, less the same of a process that loads nothing. */
  readonly loadMs: number;
  /** (start − bare) / bare: how many times what Node itself needs. */
  readonly loadRatio: number;
  /** The same of processor time, which a busy machine disturbs less. */
  readonly cpuMs: number;
  readonly cpuRatio: number;
  /** As loadRatio, until the event loop turns for the first time: with all that the module does beforehand once it is loaded, as far as it waits for nothing. */
  readonly readyRatio: number;
  /** As loadRatio, of the tenth percentiles: what neighbours on the machine add is left out. */
  readonly quietLoadRatio: number;
  readonly rssMiB: number;
}

interface Start {
  readonly wallMs: number;
  readonly readyMs: number;
  readonly cpuMs: number;
  readonly rssMiB: number;
}

const CHILD = join(__dirname, 'load-child.cjs');

/** Every bundle, and a process without one, each in so many fresh processes, interleaved in random order; medians. */
export async function loadTimes(
  functions: readonly ShippedFunction[],
  rounds: number,
  onRound: (round: number) => void,
): Promise<{ readonly bare: Start; readonly of: ReadonlyMap<string, LoadTime> }> {
  const random = seededRandom('load order');
  const starts = new Map<string, Start[]>([['bare', []], ...functions.map(({ name }) => [name, []] as [string, Start[]])]);
  await start(undefined); // the first process reads Node from the disk
  for (let round = 0; round < rounds; round++) {
    const order = [undefined, ...functions].map((fn) => ({ fn, key: random.next() })).sort((a, b) => a.key - b.key);
    for (const { fn } of order) starts.get(fn?.name ?? 'bare')?.push(await start(fn));
    onRound(round + 1);
  }
  const bare = medians(starts.get('bare') ?? []);
  const quiet = (name: string) =>
    percentile(
      (starts.get(name) ?? []).map(({ wallMs }) => wallMs),
      10,
    );
  const of = new Map(
    functions.map(({ name }) => {
      const { wallMs, readyMs, cpuMs, rssMiB } = medians(starts.get(name) ?? []);
      return [
        name,
        {
          loadMs: rounded(wallMs - bare.wallMs, 1),
          loadRatio: rounded((wallMs - bare.wallMs) / bare.wallMs, 2),
          readyRatio: rounded((readyMs - bare.readyMs) / bare.readyMs, 2),
          cpuMs: rounded(cpuMs - bare.cpuMs, 1),
          cpuRatio: rounded((cpuMs - bare.cpuMs) / bare.cpuMs, 2),
          quietLoadRatio: rounded((quiet(name) - quiet('bare')) / quiet('bare'), 2),
          rssMiB: rounded(rssMiB, 1),
        },
      ];
    }),
  );
  return { bare, of };
}

const medians = (starts: readonly Start[]): Start => ({
  wallMs: rounded(median(starts.map(({ wallMs }) => wallMs)), 1),
  readyMs: rounded(median(starts.map(({ readyMs }) => readyMs)), 1),
  cpuMs: rounded(median(starts.map(({ cpuMs }) => cpuMs)), 1),
  rssMiB: rounded(median(starts.map(({ rssMiB }) => rssMiB)), 1),
});

/** One fresh process. What a function does beforehand over the network meets a closed port. */
function start(fn: ShippedFunction | undefined): Promise<Start> {
  return new Promise((resolve, reject) => {
    const module = fn && join(fn.codeDirectory, 'index.js');
    const env = { ...(fn && { ...environmentOf(fn), ...fn.variables }), AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const startedAt = performance.timeOrigin + performance.now();
    const child = spawn(process.execPath, [CHILD, String(startedAt), ...(module ? [module] : [])], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let complaints = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const line = said.split('\n').find((each) => each.startsWith('{"wallMs"'));
      if (code === 0 && line) resolve(JSON.parse(line) as Start);
      else
        reject(
          new Error(
            `${fn?.name ?? 'bare node'} does not load (exit ${code}): ${/^\w*Error: .*$/m.exec(complaints)?.[0] ?? complaints.trim().slice(-500)}`,
          ),
        );
    });
  });
}
