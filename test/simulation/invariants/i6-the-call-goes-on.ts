import type { Ending } from '../facts/facts';
import type { Invariant } from './invariant';

/** What may fail without the caller noticing: sales is told later, the standard scenario is used. */
const MAY_FAIL = /salesforce|bedrock|create-lead|update-lead|generate-scenario|^caller → connect$|^ops → sfn$|secret/;

/** While only Salesforce or the model fails, every callback that was asked for is dialed. */
export const theCallGoesOn: Invariant = {
  id: 'I6',
  says: 'the call goes on without Salesforce and without the model',
  atEnd: (ending) => (ending.struck.every((arrow) => MAY_FAIL.test(arrow)) ? notDialed(ending) : []),
};

const notDialed = ({ rows, dials }: Ending): string[] =>
  rows
    .filter(({ callbackId, state }) => (state === 'UNKNOWN' || state === 'FAILED') && !dials.some((dial) => dial.callbackId === callbackId))
    .map(({ callbackId, state }) => `callback ${callbackId} is ${state} and was never dialed, although nothing stood in its way`);
