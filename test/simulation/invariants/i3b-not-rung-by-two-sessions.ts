import { groupBy, type Invariant } from './invariant';

const APART_MS = 30 * 60_000;
/** Environments' clocks differ. */
const TOLERANCE_MS = 60_000;

/** Two requests for one number do not both ring it: within half an hour it rings for one callback only. */
export const notRungByTwoSessions: Invariant = {
  id: 'I3b',
  says: 'no phone rung twice by two sessions',
  always: ({ dials }) =>
    [...groupBy(dials, ({ number }) => number).values()].flatMap((same) =>
      same
        .filter((dial, index) => {
          const before = same[index - 1];
          return before && before.callbackId !== dial.callbackId && dial.at - before.at < APART_MS - TOLERANCE_MS;
        })
        .map(({ callbackId }) => `callback ${callbackId} rings a number that another callback rang within 30 minutes`),
    ),
};
