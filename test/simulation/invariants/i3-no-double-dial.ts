import { groupBy, type Invariant } from './invariant';

/** Connect takes one call for an attempt, and its phone rings at most once. */
export const noDoubleDial: Invariant = {
  id: 'I3',
  says: 'no double dial',
  always: ({ dials }) =>
    [...groupBy(dials, ({ callbackId, attempt }) => `${callbackId}-${attempt}`)]
      .filter(([, same]) => same.length > 1)
      .map(([attempt, same]) => `attempt ${attempt} was dialed ${same.length} times`),
};
