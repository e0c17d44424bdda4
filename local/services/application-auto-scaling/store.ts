export interface ScalableTarget {
  readonly id: string;
  readonly minCapacity: number;
  readonly maxCapacity: number;
}

/** Every scalable target, by id. */
export class ScalableTargets {
  private readonly targets = new Map<string, ScalableTarget>();

  add(target: ScalableTarget): void {
    this.targets.set(target.id, target);
  }

  find(id: string): ScalableTarget | undefined {
    return this.targets.get(id);
  }
}
