import type { Guardrail, Verdict } from '../../lambdas/shared/ports/guardrail';

type Says = Verdict | Error | ((text: string, signal: AbortSignal) => Verdict | Promise<Verdict>);

/** Says the same of everything; remembers what it was shown. */
export class InMemoryGuardrail implements Guardrail {
  readonly checked: { readonly text: string; readonly saidBy: 'caller' | 'atlas' }[] = [];

  constructor(private readonly says: Says = 'allowed') {}

  async check(text: string, saidBy: 'caller' | 'atlas', signal: AbortSignal) {
    this.checked.push({ text, saidBy });
    if (this.says instanceof Error) throw this.says;
    return typeof this.says === 'function' ? this.says(text, signal) : this.says;
  }
}
