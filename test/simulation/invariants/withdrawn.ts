import type { HeardPromise, Wish } from '../facts/facts';

/** What is asked for within half a minute, on another line, goes with the rest; clocks differ, and it is spoken a moment later. */
const SAME_BREATH_MS = 60_000;
/** Nobody was told: whether, and when, it is recorded cannot be known; a write may come so late. */
const RECORDED_LATER_MS = 120_000;

/** Whoever is forgotten is not called, and nobody is called at their number. What they are promised after they were told holds again. */
export function isWithdrawn({ at, heardBy, number, orNumber }: HeardPromise, wish: Wish): boolean {
  const isTheirs = [heardBy, number, orNumber].includes(wish.number);
  return isTheirs && at <= (wish.toldAt ?? wish.at + RECORDED_LATER_MS) + SAME_BREATH_MS;
}
