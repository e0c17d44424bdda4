import { limited } from '../deadline';

/** Something a turn would like to know, and what it goes on with when it does not come. */
export interface Part<T> {
  readonly withinMs: number;
  readonly otherwise: T;
  find(signal: AbortSignal): Promise<T>;
}

type Found<Parts> = { readonly [Name in keyof Parts]: Parts[Name] extends Part<infer T> ? T : never };

export interface GatherOptions {
  /** Of all parts together. */
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** A part is missing, and why. */
  readonly missed: (name: string, error: unknown) => void;
}

/** Everything at once: each part has its own deadline, all have that of the phase. What is late or fails is what was said it would be otherwise. */
export async function gather<Parts extends Readonly<Record<string, Part<unknown>>>>(
  parts: Parts,
  { withinMs, signal, missed }: GatherOptions,
): Promise<Found<Parts>> {
  const found = await Promise.all(
    Object.entries(parts).map(async ([name, part]) => {
      try {
        return [name, await limited(signal, Math.min(part.withinMs, withinMs), (own) => part.find(own))];
      } catch (error) {
        missed(name, error);
        return [name, part.otherwise];
      }
    }),
  );
  return Object.fromEntries(found) as Found<Parts>;
}
