import type { Facts, HeardPromise, Move, Wish } from '../facts/facts';

/** What is asked for within half a minute, on another line, goes with the rest; clocks differ, and it is spoken a moment later. */
const SAME_BREATH_MS = 60_000;
/** Nobody was told: whether, and when, it is recorded cannot be known; a write may come so late. */
const RECORDED_LATER_MS = 120_000;

/**
 * Whoever is forgotten is not called, nobody is called at their number, and nobody because they had asked for it: who was told of a callback that
 * they had booked is not called either. What is promised after they were told holds again.
 */
export function isWithdrawn(promise: HeardPromise, { wishes, moves }: Pick<Facts, 'wishes' | 'moves'>): boolean {
  return wishes.some((wish) => {
    const until = (wish.toldAt ?? wish.at + RECORDED_LATER_MS) + SAME_BREATH_MS;
    return promise.at <= until && (isTheirs(promise, wish) || moves.some((move) => isTheirCallback(move, promise, wish)));
  });
}

const isTheirs = ({ heardBy, number, orNumber }: HeardPromise, wish: Wish): boolean => [heardBy, number, orNumber].includes(wish.number);

const isTheirCallback = ({ at, askedBy, number }: Move, promise: HeardPromise, wish: Wish): boolean =>
  askedBy === wish.number && number !== undefined && [promise.number, promise.orNumber].includes(number) && at <= promise.at;
