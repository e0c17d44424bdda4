import { type Command, positive } from '../command';
import { freshAssembly } from '../shipped/shipped-function';
import { runLab } from './lab';
import { labReport } from './report';

const CALLS = 2000;
const SHIPPED_CALLS = 100;

export const latency: Command = {
  name: 'latency',
  help: `
npm run bench -- latency [options]

The old design, each improvement alone, all of them, and the bound: the same luck for every design, on virtual time. Method: docs/latency.md.

  --calls N         calls of 14 turns (default ${CALLS})
  --shipped N       of these, calls that the shipped bundle takes as well (default ${SHIPPED_CALLS})
  --seed S          the same seed gives the same numbers (default 1)
  --assembly DIR    another cdk.out; it is taken as it is`,
  options: { calls: { type: 'string' }, shipped: { type: 'string' }, seed: { type: 'string' }, assembly: { type: 'string' } },
  async run(values, progress) {
    const assembly = typeof values['assembly'] === 'string' ? values['assembly'] : await freshAssembly(progress);
    const calls = positive(values, 'calls', CALLS);
    const shippedCalls = Math.min(calls, positive(values, 'shipped', SHIPPED_CALLS));
    const result = await runLab({ calls, shippedCalls, seed: String(values['seed'] ?? '1'), assembly, progress });
    const missed = result.targets
      .filter(({ isMet }) => !isMet)
      .map(
        ({ name, atMost, atLeast, measured, cause }) =>
          `${name}: ${measured}, expected ${atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`}${cause ? `; ${cause}` : ''}`,
      );
    return { json: result, table: labReport(result), missed };
  },
};
