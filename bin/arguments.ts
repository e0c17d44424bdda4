import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The options are wrong; the message says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** The values of a command's options; `undefined` when help was asked for and given. Throws UsageError for what the command does not know. */
export const optionsOf = <Known extends Options>(help: string, options: Known, argv = process.argv.slice(2)) =>
  parsed(help, options, argv, false)?.values;

/** The same, with the words beside the options. */
export const wordsAndOptionsOf = <Known extends Options>(help: string, options: Known, argv = process.argv.slice(2)) =>
  parsed(help, options, argv, true);

function parsed<Known extends Options>(help: string, options: Known, argv: readonly string[], allowPositionals: boolean) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { ...options, help: { type: 'boolean' } }, allowPositionals });
    if (!(values as { help?: boolean }).help) return { values, words: positionals };
    process.stdout.write(help);
    return undefined;
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message} (--help lists the options)`, { cause });
  }
}

/** Runs a command: its exit code is what `main` gives, 2 for wrong options, 1 for what fails; a failure is one readable line. */
export function run(main: () => Promise<number>): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'; // package.json says which Node will do
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(
        `${error instanceof Error ? `${error.name === 'Error' || error.name === 'UsageError' ? '' : `${error.name}: `}${error.message}` : error}\n`,
      );
      process.exitCode = error instanceof UsageError ? 2 : 1;
    },
  );
}
