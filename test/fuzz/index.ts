import { type Command, positive, runCommand } from '../../bench/command';
import { freshAssembly } from '../../bench/shipped/shipped-function';
import { table } from '../../bench/table';
import { fuzz } from './fuzz';
import { MAX_ATTRIBUTE_BYTES } from './lex-response';

const fuzzCommand: Command = {
  name: 'fuzz',
  help: `
npm run fuzz -- [options]

Hostile Lex events and hostile services against the shipped fulfillment bundle, in this process, on virtual time.

  --events N        how many (default 10000)
  --seed S          the same seed gives the same run (default 1)
  --assembly DIR    another cdk.out; it is taken as it is`,
  options: { events: { type: 'string' }, seed: { type: 'string' }, assembly: { type: 'string' } },
  async run(values, progress) {
    const assembly = typeof values['assembly'] === 'string' ? values['assembly'] : await freshAssembly(progress);
    const report = await fuzz({
      events: positive(values, 'events', 10_000),
      seed: String(values['seed'] ?? '1'),
      assembly,
      onProgress: (done) => done % 10_000 === 0 && progress(`${done} events`),
    });
    const { failures, rungs, requests, ...numbers } = report;
    const missed = [
      ...(report.unhandled > 0 ? [`unhandled ${report.unhandled}, expected 0`] : []),
      ...(report.invalid > 0 ? [`invalid ${report.invalid}, expected 0`] : []),
      ...(report.stray > 0 ? [`stray requests ${report.stray}, expected 0`] : []),
      ...(report.maxAttributeBytes > MAX_ATTRIBUTE_BYTES
        ? [`maxAttributeBytes ${report.maxAttributeBytes}, expected at most ${MAX_ATTRIBUTE_BYTES}`]
        : []),
    ];
    const rows = [numbers, rungs, requests].flatMap((counts) => Object.entries(counts));
    return { json: report, table: [table(['', 'count'], rows), ...failures].join('\n'), missed };
  },
};

void runCommand(fuzzCommand, process.argv.slice(2)).then((code) => process.exit(code));
