import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../../constructs/bundling/options';
import { botIntents } from '../shipped/bot-intents';
import { shippedFunction } from '../shipped/shipped-function';
import { environmentOf } from '../shipped/warm-function';
import { CHILD_VARIABLES, type StandInOrder, type StandInReport, type TurnOrder, type TurnReport } from './messages';

const ROOT = join(__dirname, '../..');
const OUT = join(ROOT, '.cache/bench');

/** A process of its own that does one thing at a time and tells when it is done. */
class Worker<Order extends object, Report> {
  constructor(private readonly child: ChildProcess) {}

  async order(order: Order): Promise<Report> {
    const answer = this.answer();
    this.child.send(order);
    return answer;
  }

  answer(): Promise<Report> {
    return new Promise((resolve, reject) => {
      const gone = (code: number | null) => reject(new Error(`a process of the measurement ended with ${code}`));
      this.child.once('exit', gone);
      this.child.once('message', (report) => {
        this.child.off('exit', gone);
        resolve(report as Report);
      });
    });
  }

  end(): void {
    this.child.disconnect();
  }
}

export type StandIns = Worker<StandInOrder, StandInReport>;
export type Runner = Worker<TurnOrder, TurnReport>;

/** The two programs and the peer, bundled: no loader of ours runs in the processes that are measured. */
export async function buildPrograms(): Promise<{ readonly standIns: string; readonly turns: string; readonly peer: string }> {
  mkdirSync(OUT, { recursive: true });
  const program = async (entry: string, options = {}) => {
    const outfile = join(OUT, `${relative(__dirname, entry).replaceAll('/', '-')}.cjs`);
    await build({ entryPoints: [entry], bundle: true, platform: 'node', target: 'node20', outfile, logLevel: 'silent', ...options });
    return outfile;
  };
  return {
    standIns: await program(require.resolve('./stand-in-child')),
    turns: await program(require.resolve('./turn-child')),
    peer: await program(require.resolve('./before/index'), { ...bundling, alias: {}, plugins: [] }),
  };
}

export async function startStandIns(program: string): Promise<{ readonly standIns: StandIns; readonly url: string }> {
  const standIns: StandIns = new Worker(fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  const { port } = await standIns.answer();
  return { standIns, url: `http://127.0.0.1:${port}` };
}

/** The shipped bundle, or another file with the same handler, in a process that has what Lambda would give it. */
export async function startRunner(program: string, assembly: string, url: string, file?: string): Promise<Runner> {
  const fn = shippedFunction(assembly, 'lex-fulfillment');
  const env = {
    ...environmentOf(fn),
    ...fn.variables,
    AWS_ENDPOINT_URL: url,
    [CHILD_VARIABLES.file]: file ?? join(fn.codeDirectory, 'index.js'),
    [CHILD_VARIABLES.slots]: JSON.stringify(botIntents(assembly).get('Callback') ?? []),
  };
  const runner: Runner = new Worker(fork(program, { execArgv: ['--expose-gc'], env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  await runner.answer();
  return runner;
}
