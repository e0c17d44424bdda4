import { type Ending, type HeardPromise, isEnded } from '../facts/facts';
import type { Invariant } from './invariant';

/** Clocks of environments differ by less than this, and a row is written a moment before the promise is spoken. */
const TOLERANCE_MS = 60_000;

/** Whoever heard that they will be called is called for by a row that was open then, and sales knows of it. */
export const noPromiseWithoutALead: Invariant = {
  id: 'I1',
  says: 'no promise without a lead',
  atEnd: (ending) =>
    ending.promises.flatMap((promise) => {
      const { number, contactId } = promise;
      const problems: string[] = [];
      if (!isKept(promise, ending)) problems.push(`a callback was promised in contact ${contactId}, and no row keeps that promise`);
      if (!ending.leads.some(({ Phone }) => Phone === number))
        problems.push(`a callback was promised in contact ${contactId}, and there is no lead`);
      return problems;
    }),
};

const isKept = ({ at, number }: HeardPromise, { rows }: Ending): boolean =>
  rows.some(
    (row) => row.number === number && row.requestedAt <= at + TOLERANCE_MS && (!isEnded(row) || (row.endedAt ?? at) >= at - TOLERANCE_MS),
  );
