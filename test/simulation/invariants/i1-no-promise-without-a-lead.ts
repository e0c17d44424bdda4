import { type Ending, type HeardPromise, isEnded } from '../facts/facts';
import type { Invariant } from './invariant';
import { isWithdrawn } from './withdrawn';

/** Clocks of environments differ by less than this, and a row is written a moment before the promise is spoken. */
const TOLERANCE_MS = 60_000;

/** Whoever heard that they will be called is called for by a row that was open then, and sales knows of it. */
export const noPromiseWithoutALead: Invariant = {
  id: 'I1',
  says: 'no promise without a lead',
  atEnd: (ending) =>
    ending.promises.flatMap((promise) => {
      if (isWithdrawn(promise, ending)) return [];
      const { contactId } = promise;
      const problems: string[] = [];
      if (!isKept(promise, ending)) problems.push(`a callback was promised in contact ${contactId}, and no row keeps that promise`);
      if (!ending.leads.some(({ Phone }) => numbersOf(promise).includes(String(Phone))))
        problems.push(`a callback was promised in contact ${contactId}, and there is no lead`);
      return problems;
    }),
};

const numbersOf = ({ number, orNumber = number }: HeardPromise): readonly string[] => [number, orNumber];

const isKept = (promise: HeardPromise, { rows }: Ending, { at } = promise): boolean =>
  rows.some(
    (row) =>
      row.number !== undefined &&
      numbersOf(promise).includes(row.number) &&
      row.requestedAt <= at + TOLERANCE_MS &&
      (!isEnded(row) || (row.endedAt ?? at) >= at - TOLERANCE_MS),
  );
