import './utc';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AssemblyRefused } from './cloud/assembly-refused';
import { seededRandom } from './cloud/seeded-random';
import { systemClock } from './cloud/system-clock';
import { startContactCenter } from './contact-center';
import { chooseRuntime, isRuntimeName, RUNTIMES } from './services/lambda/runtime/choose';
import { terminalSoftphone } from './softphone/terminal-softphone';
import { isStale, synthesize } from './synthesize';
import { usablePort } from './usable-port';

const HELP = `npm start -- [options]

Hosts the contact center that cdk.out describes on this machine, in real time, and hands you a phone.

  --port N          where the hosted services listen on 127.0.0.1 (default 4580; 0 takes a free one)
  --assembly DIR    another cdk.out; it is taken as it is
  --from NUMBER     your own number (default +1 415 555 2671)
  --runtime NAME    process (the default: each function environment in a child process) or in-process
  --node VERSION    the Node that those processes run: 24, or the path of a binary (default: this one)
  --real SERVICE,…  reserved: leave a service to the real one
  --help
`;

const CDK_OUT = join(__dirname, '../cdk.out');
const DEFAULT_PORT = 4580;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      assembly: { type: 'string' },
      from: { type: 'string' },
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
  if (values.real !== undefined) return usage('--real is reserved: every service is hosted here until it is built');
  if (!isRuntimeName(values.runtime)) return usage(`--runtime ${values.runtime}: expected ${RUNTIMES.join(' or ')}`);
  const runtime = chooseRuntime({ runtime: values.runtime, node: values.node });
  const asked = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) return usage(`--port ${values.port}: expected 0 to 65535`);
  const port = await usablePort(asked);
  if (port === undefined) return usage(`port ${asked} is taken: --port N takes another one, --port 0 any free one`);

  const clock = systemClock();
  const began = clock.now();
  const progress = (text: string) => process.stdout.write(`${((clock.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}\n`);
  const assembly = values.assembly ?? CDK_OUT;
  if (values.assembly === undefined && isStale(CDK_OUT)) {
    progress('synthesizing cdk.out (sources are newer)');
    await synthesize(CDK_OUT);
  }
  progress(`hosting ${assembly}`);
  const center = await startContactCenter({ assembly, clock, random: seededRandom(randomBytes(8).toString('hex')), port, runtime });
  for (const { name, sha256 } of center.cloud.templates) progress(`${name} sha256 ${sha256}`);
  progress(`ready: AWS_ENDPOINT_URL=${center.cloud.url}`);

  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const phone = terminalSoftphone(center, {
    from: values.from?.replace(/[^\d+]/g, '') ?? '+14155552671',
    input: process.stdin,
    output: process.stdout,
  });
  // Without a terminal (a service, a container) the end of the input is not the end of the contact center.
  await (process.stdin.isTTY ? Promise.race([phone, stopped]) : stopped);
  process.stdout.write('stopping …\n');
  await center.close();
  return 0;
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
