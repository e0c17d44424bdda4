import { COVERAGE_PAGE, type Refusal } from './service';

/** Everything that is wrong with a cloud assembly, at once: a newcomer mends ten things in one go, not in ten starts. */
export class AssemblyRefused extends Error {
  override readonly name = 'AssemblyRefused';
  constructor(readonly refusals: readonly Refusal[]) {
    const lines = refusals.map(({ what, where }) => `  ${where}: ${what}`);
    super(`the cloud assembly cannot be hosted (${COVERAGE_PAGE} lists what can):\n${lines.join('\n')}`);
  }
}
