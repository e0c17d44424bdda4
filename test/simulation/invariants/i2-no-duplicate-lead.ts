import { groupBy, type Invariant } from './invariant';

/** One lead a person, one task an attempt. */
export const noDuplicateLead: Invariant = {
  id: 'I2',
  says: 'no duplicate lead',
  atEnd: ({ leads, tasks }) => [
    ...duplicates('lead', 'Phone', leads),
    ...duplicates('lead', 'Atlas_Caller_Id__c', leads),
    ...duplicates('task', 'Atlas_Attempt_Id__c', tasks),
  ],
};

const duplicates = (what: string, field: string, records: readonly Readonly<Record<string, unknown>>[]): string[] =>
  [
    ...groupBy(
      records.filter((record) => typeof record[field] === 'string'),
      (record) => String(record[field]).toLowerCase(),
    ).values(),
  ]
    .filter((same) => same.length > 1)
    .map((same) => `${same.length} ${what}s have the same ${field}`);
