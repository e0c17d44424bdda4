import type { Segment } from './segment';

/** A laptop left running keeps this many. */
const MAX_SEGMENTS = 10_000;

/** What was traced, in the order of arrival. */
export class Segments {
  readonly #segments: Segment[] = [];

  add(segment: Segment): void {
    this.#segments.push(segment);
    if (this.#segments.length > MAX_SEGMENTS) this.#segments.shift();
  }

  all(): readonly Segment[] {
    return this.#segments;
  }

  of(traceId: string): readonly Segment[] {
    return this.#segments.filter(({ trace_id }) => trace_id === traceId);
  }
}
