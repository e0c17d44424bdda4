/** Whether the code of an environment may go on, and with it everything that would wake it: timers, sockets, immediates. */
export class Lifeline {
  #state: 'running' | 'frozen' | 'dead' = 'running';
  #held: (() => void)[] = [];

  get isFrozen(): boolean {
    return this.#state === 'frozen';
  }

  get isDead(): boolean {
    return this.#state === 'dead';
  }

  /** Runs it now, at the next thaw, or never. */
  readonly deliver = (wake: () => void): void => {
    if (this.#state === 'running') wake();
    else if (this.#state === 'frozen') this.#held.push(wake);
  };

  freeze(): void {
    if (!this.isDead) this.#state = 'frozen';
  }

  thaw(): void {
    if (this.isDead) return;
    this.#state = 'running';
    for (const wake of this.#held.splice(0)) this.deliver(wake);
  }

  die(): void {
    this.#state = 'dead';
    this.#held = [];
  }
}
