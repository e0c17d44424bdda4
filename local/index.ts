import './utc';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shiftIntoCallingHours } from './calling-hours';
import { AssemblyRefused } from './cloud/assembly-refused';
import { seededRandom } from './cloud/seeded-random';
import { systemClock } from './cloud/system-clock';
import { describeEdit, watchEdits } from './console/edit';
import { startConsole } from './console/server';
import { startContactCenter } from './contact-center';
import { bannerOf, NOTHING_REAL, parseReal, REAL_HELP } from './real';
import { chooseRuntime, isRuntimeName, RUNTIMES } from './services/lambda/runtime/choose';
import { terminalSoftphone } from './softphone/terminal-softphone';
import { isStale, synthesize } from './synthesize';
import { usablePort } from './usable-port';

const HELP = `npm start -- [options]

Hosts the contact center that cdk.out describes on this machine, in real time, and hands you a phone: in the browser, at the address it prints,
and in this terminal. An edit of statemachines/*.asl.json is live for the next call.

  --port N          where the hosted services listen on 127.0.0.1 (default 4580; 0 takes a free one)
  --console-port N  where the browser console is (default 4581; 0 takes a free one)
  --assembly DIR    another cdk.out; it is taken as it is
  --from NUMBER     your own number (default +1 415 555 2671)
  --now ISO         what time it is here; by default the real time, or 10:00 of a weekday when nobody in San Francisco may be phoned
  --real-time       the real time, whatever it is: a callback asked for at night then waits for the morning
  --runtime NAME    process (the default: each function environment in a child process) or in-process
  --node VERSION    the Node that those processes run: 24, or the path of a binary (default: this one)
${REAL_HELP}
  --help
`;

const CDK_OUT = join(__dirname, '../cdk.out');
const STATE_MACHINES = join(__dirname, '../statemachines');
const DEFAULT_PORT = 4580;
const DEFAULT_CONSOLE_PORT = 4581;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'console-port': { type: 'string' },
      assembly: { type: 'string' },
      from: { type: 'string' },
      now: { type: 'string' },
      'real-time': { type: 'boolean' },
      runtime: { type: 'string', default: 'process' },
      node: { type: 'string' },
      real: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const real = values.real === undefined ? NOTHING_REAL : await parseReal(values.real).catch((error: Error) => error.message);
  if (typeof real === 'string') return usage(real);
  if (!isRuntimeName(values.runtime)) return usage(`--runtime ${values.runtime}: expected ${RUNTIMES.join(' or ')}`);
  const runtime = chooseRuntime({ runtime: values.runtime, node: values.node });
  const port = await portOf('--port', values.port, DEFAULT_PORT);
  const consolePort = await portOf('--console-port', values['console-port'], DEFAULT_CONSOLE_PORT);
  if (typeof port === 'string' || typeof consolePort === 'string')
    return usage([port, consolePort].find((each) => typeof each === 'string') ?? '');

  const realNow = systemClock().now();
  const asked = values.now === undefined ? undefined : Date.parse(values.now);
  if (Number.isNaN(asked)) return usage(`--now ${values.now}: expected an ISO 8601 time such as 2026-11-18T18:00:00Z`);
  const shift = values['real-time'] || asked !== undefined ? undefined : shiftIntoCallingHours(realNow);
  const clock = systemClock({ offsetMs: asked === undefined ? (shift?.offsetMs ?? 0) : asked - realNow });
  const began = clock.now();
  const progress = (text: string) => process.stdout.write(`${((clock.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);
  const assembly = values.assembly ?? CDK_OUT;
  if (values.assembly === undefined && isStale(CDK_OUT)) {
    progress('synthesizing cdk.out (sources are newer)');
    await synthesize(CDK_OUT);
  }
  if (shift) progress(shift.because);
  progress(`hosting ${assembly}`);
  const center = await startContactCenter({ assembly, clock, random: seededRandom(randomBytes(8).toString('hex')), port, runtime, real });
  for (const { name, sha256 } of center.cloud.templates) progress(`${name} sha256 ${sha256}`);
  const from = values.from?.replace(/[^\d+]/g, '') || '+14155552671';
  const edits =
    values.assembly === undefined
      ? watchEdits({ cloud: center.cloud, folder: STATE_MACHINES, clock, synthesize, onEdit: (edit) => progress(describeEdit(edit)) })
      : undefined; // an assembly that was given is the truth, whatever the sources say
  const webConsole = await startConsole({ center, clock, port: consolePort, from, ...(edits && { edits }) });
  progress(`ready: AWS_ENDPOINT_URL=${center.cloud.url}`);
  progress(`console: ${webConsole.url}`);
  process.stdout.write(bannerOf(real));

  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const phone = terminalSoftphone(center, {
    from,
    input: process.stdin,
    output: process.stdout,
  });
  // Without a terminal (a service, a container) the end of the input is not the end of the contact center.
  await (process.stdin.isTTY ? Promise.race([phone, stopped]) : stopped);
  process.stdout.write('stopping …\n');
  await webConsole.close();
  await edits?.close();
  await center.close();
  return 0;
}

/** The port to take, or what is wrong with the one that was asked for. */
async function portOf(option: string, value: string | undefined, byDefault: number): Promise<number | string> {
  const asked = Number(value ?? byDefault);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) return `${option} ${value}: expected 0 to 65535`;
  return (await usablePort(asked)) ?? `port ${asked} is taken: ${option} N takes another one, ${option} 0 any free one`;
}

function usage(message: string): number {
  process.stderr.write(`${message} (--help lists the options)\n`);
  return 2;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof AssemblyRefused)
      for (const { what, where } of error.refusals) process.stderr.write(`refused: ${what}\n         in ${where}\n`);
    else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1);
  },
);
