import type { Refusal } from './service';

/** Everything that is wrong with a cloud assembly, at once: a newcomer mends ten things in one go, not in ten starts. */
export class AssemblyRefused extends Error {
  override readonly name = 'AssemblyRefused';
  constructor(readonly refusals: readonly Refusal[]) {
    super(`the cloud assembly cannot be hosted:\n${refusals.map(({ message }) => `  ${message}`).join('\n')}`);
  }
}
