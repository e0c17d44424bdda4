import type { Json } from '../json';

/** The variables of an execution, of a branch or of an iteration: an inner scope reads those around it and writes its own. */
export class Variables {
  private own: Readonly<Record<string, Json>> | undefined;

  constructor(private readonly around?: Variables) {}

  find(name: string): Json | undefined {
    if (this.own && Object.hasOwn(this.own, name)) return this.own[name];
    return this.around?.find(name);
  }

  assign(values: Readonly<Record<string, Json>>): void {
    this.own = { ...this.own, ...values };
  }

  /** Every variable that can be read here. */
  all(): Record<string, Json> {
    return { ...this.around?.all(), ...this.own };
  }
}
