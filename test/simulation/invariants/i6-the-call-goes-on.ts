import type { Dial, Ending, Row } from '../facts/facts';
import type { Invariant } from './invariant';

/** What may fail without the caller noticing: sales is told later, the standard scenario is used. */
const MAY_FAIL = /salesforce|bedrock|create-lead|update-lead|generate-scenario|^caller → connect$|^ops → sfn$|secret/;

/** As a rule they are called within 25 s; who rings back meanwhile is called when they have hung up. */
const PATIENCE_MS = 3 * 60_000;
/** A number that was just called is left alone for half an hour. */
const QUIET_MS = 35 * 60_000;

/** While only Salesforce or the model fails, every callback that was asked for is dialed, and soon. */
export const theCallGoesOn: Invariant = {
  id: 'I6',
  says: 'the call goes on without Salesforce and without the model',
  atEnd: (ending) =>
    ending.struck.every((arrow) => MAY_FAIL.test(arrow))
      ? [...notDialed(ending), ...ending.rows.flatMap((row) => dialedLate(row, ending))]
      : [],
};

const notDialed = ({ rows, dials }: Ending): string[] =>
  rows
    .filter(({ callbackId, state }) => (state === 'UNKNOWN' || state === 'FAILED') && !dials.some((dial) => dial.callbackId === callbackId))
    .map(({ callbackId, state }) => `callback ${callbackId} is ${state} and was never dialed, although nothing stood in its way`);

function dialedLate({ callbackId, requestedAt }: Row, { dials }: Ending): string[] {
  const first = dials.find((dial) => dial.callbackId === callbackId && dial.attempt === 1);
  if (!first || first.at - requestedAt <= PATIENCE_MS || dials.some((dial) => isJustBefore(dial, first))) return [];
  return [
    `callback ${callbackId} was dialed ${Math.round((first.at - requestedAt) / 1000)} s after it was asked for, although nothing stood in its way`,
  ];
}

const isJustBefore = (dial: Dial, { number, at }: Dial): boolean => dial.number === number && dial.at < at && dial.at > at - QUIET_MS;
