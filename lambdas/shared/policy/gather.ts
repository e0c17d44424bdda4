import { limited, within } from '../deadline';

/** Something a turn would like to know, and what it goes on with when it does not come. */
export interface Part<T> {
  readonly withinMs: number;
  readonly otherwise: T;
  find(signal: AbortSignal): Promise<T>;
  /**
   * How long it is worth waiting for; it may still come until `withinMs`, and is told to `late` then.
   * @default withinMs
   */
  readonly worthMs?: number;
  late?(found: T): void;
}

type Found<Parts> = { readonly [Name in keyof Parts]: Parts[Name] extends Part<infer T> ? T : never };

export interface GatherOptions {
  /** Of all parts together. */
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** A part is missing, and why. */
  readonly missed: (name: string, error: unknown) => void;
}

/** Everything at once: each part has its own deadline, all have that of the phase. What is late or fails is what it was said to be otherwise. */
export async function gather<Parts extends Readonly<Record<string, Part<unknown>>>>(
  parts: Parts,
  { withinMs, signal, missed }: GatherOptions,
): Promise<Found<Parts>> {
  const found = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => {
      const deadlineMs = Math.min(part.withinMs, withinMs);
      const { worthMs = deadlineMs } = part;
      const finding = limited(signal, deadlineMs, (own) => part.find(own));
      try {
        return [name, worthMs < deadlineMs ? await within(worthMs, finding) : await finding];
      } catch (error) {
        missed(name, error);
        finding.then(
          (found) => part.late?.(found),
          () => undefined,
        );
        return [name, part.otherwise];
      }
    }),
  );
  return Object.fromEntries(found) as Found<Parts>;
}
