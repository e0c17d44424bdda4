import { type Arguments, HELP, parseArguments } from './arguments';
import { copyAssembly } from './assembly-copy';
import { burst } from './modes/burst';
import { determinism } from './modes/determinism';
import type { Mode } from './modes/mode';
import { planted } from './modes/planted';
import { replay } from './modes/replay';
import { seeds } from './modes/seeds';
import { Pool } from './pool';

const MODES: Readonly<Partial<Record<Arguments['mode'], Mode>>> = { seeds, determinism, planted, burst, replay };

async function main(): Promise<number> {
  const args = parseArguments(process.argv.slice(2));
  const mode = MODES[args.mode];
  if (!mode) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const assembly = await copyAssembly(say);
  const pool = new Pool();
  try {
    const { isGood, report, lines } = await mode({ args, pool, assembly: assembly.folder, say });
    process.stdout.write(`${args.json ? JSON.stringify(report, null, 2) : lines.join('\n')}\n`);
    return isGood ? 0 : 1;
  } finally {
    await pool.close();
    assembly.remove();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
