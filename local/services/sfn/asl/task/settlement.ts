/** A promise that is settled once, by whoever is first; what was put up for it is then taken down. */
export class Settlement<T> {
  readonly promise: Promise<T>;
  isOver = false;
  private readonly takeDowns: (() => void)[] = [];
  private settle!: { resolve(value: T): void; reject(error: unknown): void };

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  resolve(value: T): void {
    this.end(() => this.settle.resolve(value));
  }

  reject(error: unknown): void {
    this.end(() => this.settle.reject(error));
  }

  onOver(takeDown: () => void): void {
    this.takeDowns.push(takeDown);
  }

  private end(settle: () => void): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const takeDown of this.takeDowns) takeDown();
    settle();
  }
}
