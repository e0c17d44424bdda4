import { type ParseArgsConfig, parseArgs } from 'node:util';
import { machine } from './machine';
import { saveResult } from './save';

/** One measurement that can be run from the command line. */
export interface Command {
  /** `latency`: also the key under which its result is saved. */
  readonly name: string;
  /** Options beside --json, --save, --check and --help, one a line. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  run(values: Readonly<Record<string, string | boolean | undefined>>, progress: (text: string) => void): Promise<Result>;
}

export interface Result {
  readonly json: object;
  /** For people. */
  readonly table: string;
  /** Targets that were not met, each with its cause. */
  readonly missed: readonly string[];
}

/** A mistake in the options. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const COMMON_HELP = `  --json            one JSON object instead of tables
  --save            also write the result to bench/results/<date>-<commit>.json
  --check           exit 1 when a target is missed
  --help`;

/** Runs a command with these arguments: the result goes to stdout, progress to stderr. Returns the exit code. */
export async function runCommand(command: Command, argv: readonly string[]): Promise<number> {
  try {
    const { values } = parse(command, argv);
    if (values['help']) {
      process.stdout.write(`${command.help.trim()}\n${COMMON_HELP}\n`);
      return 0;
    }
    const startedOn = machine();
    const result = await command.run(values, (text) => process.stderr.write(`${text}\n`));
    const json = { ...result.json, missed: result.missed, machine: startedOn };
    process.stdout.write(values['json'] ? `${JSON.stringify(json)}\n` : `${result.table}\n`);
    if (!values['json']) for (const miss of result.missed) process.stdout.write(`missed: ${miss}\n`);
    if (values['save']) process.stderr.write(`saved as ${saveResult(command.name, json)}\n`);
    return values['check'] && result.missed.length > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function parse(command: Command, argv: readonly string[]) {
  const flag = { type: 'boolean' } as const;
  try {
    const parsed = parseArgs({ args: [...argv], options: { ...command.options, json: flag, save: flag, check: flag, help: flag } });
    return { values: parsed.values as Readonly<Record<string, string | boolean | undefined>> };
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message} (--help lists the options)`, { cause });
  }
}

/** The value of an option that must be a whole number above zero. */
export function positive(values: Readonly<Record<string, string | boolean | undefined>>, name: string, standard: number): number {
  const given = values[name];
  if (given === undefined) return standard;
  const number = Number(given);
  if (!Number.isInteger(number) || number <= 0) throw new UsageError(`--${name} ${given}: expected a whole number above 0`);
  return number;
}
