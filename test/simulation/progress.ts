const SAY_EVERY_WORLDS = 25;

/** How far a run is and when it will be over, for whoever waits. Real time: this is about the machine, not about a world. */
export class Progress {
  readonly #startedAt = Date.now();
  #expected = 0;
  #done = 0;

  constructor(private readonly say: (line: string) => void) {}

  get seconds(): number {
    return (Date.now() - this.#startedAt) / 1000;
  }

  expects(worlds: number): void {
    this.#expected += worlds;
  }

  done(broken: number): void {
    if (++this.#done % SAY_EVERY_WORLDS !== 0 && this.#done !== this.#expected) return;
    const left = ((this.#expected - this.#done) * this.seconds) / this.#done;
    this.say(
      `${this.#done} of ${this.#expected} worlds, ${broken} broke something, ${Math.round(this.seconds)} s, ${Math.round(left)} s to go`,
    );
  }
}
