import type { Invariant } from './invariant';

/** The function of a turn answers every event it gets, unless Lambda itself ended it. */
export const everyTurnIsAnswered: Invariant = {
  id: 'F1',
  says: 'every Lex event gets a valid Lex reply',
  atEnd: ({ faults }) => faults.filter(({ what }) => /^atlas-lex-fulfillment failed: |whose response/.test(what)).map(({ what }) => what),
};
