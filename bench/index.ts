import { type Command, runCommand } from './command';
import { engine } from './engine';
import { latency } from './latency';
import { report } from './report';
import { size } from './size';
import { turn } from './turn';

/** Every measurement of the product; `npm run size` is the first of them under its own name. */
const COMMANDS: readonly Command[] = [size, latency, turn, engine, report];

const HELP = `npm run bench -- <command> [options]

${COMMANDS.map(({ name, help }) => `  ${name.padEnd(9)} ${help.trim().split('\n')[2]}`).join('\n')}

Each has --json, --save (to bench/results), --check and --help.
`;

const [name = '--help', ...argv] = process.argv.slice(2);
const command = COMMANDS.find((each) => each.name === name);
if (command) {
  void runCommand(command, argv).then((code) => process.exit(code));
} else {
  const isAsked = name === '--help';
  process[isAsked ? 'stdout' : 'stderr'].write(isAsked ? HELP : `no command ${name}\n\n${HELP}`);
  process.exitCode = isAsked ? 0 : 2;
}
