import { type Dial, type Ending, type Facts, isErased, type Wish } from '../facts/facts';
import { groupBy, type Invariant } from './invariant';
import { containing } from './s5-nothing-personal';

const PATIENCE_MS = 15 * 60_000;
/** A dial that was on its way when they were told: Connect may take it so late. */
const ON_ITS_WAY_MS = 2 * 60_000;

type Told = Wish & { readonly toldAt: number };
const told = ({ wishes }: Facts): Told[] => wishes.filter((wish): wish is Told => wish.toldAt !== undefined);

/** Whoever was told that they are forgotten is not called anymore, and within a quarter of an hour nothing is left of them but ids and times. */
export const erasedStaysErased: Invariant = {
  id: 'E1',
  says: 'erased stays erased',
  always: (facts) =>
    told(facts).flatMap((wish) =>
      facts.dials.filter((dial) => isDialed(dial, wish)).map(({ callbackId }) => `callback ${callbackId} rings a number that was erased`),
    ),
  atEnd: (ending) => {
    const due = told(ending).filter((wish) => isDue(wish, ending));
    if (due.length === 0) return [];
    return [...notDone(due, ending), ...due.flatMap((wish) => left(wish, ending))];
  },
};

const isDialed = ({ number, at }: Dial, wish: Told): boolean => number === wish.number && at > wish.toldAt + ON_ITS_WAY_MS;

/** It has had its time; or the world has come to rest, and it will never be done if it is not. */
const isDue = ({ toldAt }: Told, { healedAt, endedAt, erasures }: Ending): boolean =>
  endedAt >= Math.max(healedAt, toldAt) + PATIENCE_MS || erasures.every(({ doneAt }) => doneAt !== undefined);

function notDone(due: readonly Told[], { erasures }: Ending): string[] {
  const contacts = new Set(due.map(({ contactId }) => contactId));
  return [
    ...(erasures.length < contacts.size
      ? [`${contacts.size} were told that they are erased, and ${erasures.length} of these wishes are recorded`]
      : []),
    ...erasures.filter(({ doneAt }) => doneAt === undefined).map(({ erasureId }) => `erasure ${erasureId} is not done`),
  ];
}

function left(wish: Told, ending: Ending): string[] {
  const { rows, items, leads, tasks, people } = ending;
  const { name = wish.number, company = wish.number } = people.find(({ number }) => number === wish.number) ?? {};
  const personal = containing([wish.number, name, company]);
  const { ids, callerIds, numbers } = bookedAgain(wish, ending);
  const before = new Set(
    ending.moves.filter(({ number, callbackId }) => number === wish.number && !ids.has(callbackId)).map(({ callbackId }) => callbackId),
  );
  const handedOver = new Set(tasks.filter(({ Subject }) => /^Please erase/.test(String(Subject))).map(({ WhoId }) => WhoId));
  const isTheirs = (lead: Readonly<Record<string, unknown>>) => !numbers.has(String(lead['Phone'])) && !handedOver.has(lead['Id']);
  const leadsNotErased = leads.filter((lead) => isTheirs(lead) && personal.test(JSON.stringify(lead)));
  const kept = new Set(leads.filter((lead) => !isTheirs(lead)).map(({ Id }) => Id));
  return [
    ...rows
      .filter(({ callbackId, state }) => before.has(callbackId) && state !== 'ERASED')
      .map(({ callbackId, state }) => `callback ${callbackId} of somebody who was erased is ${state}`),
    ...items
      .filter(({ partition, text }) => !isOf(partition, ids, callerIds) && personal.test(text))
      .map(({ partition }) => `something personal of somebody who was erased is left in ${partition}`),
    ...leadsNotErased.map(({ Id }) => `something personal of somebody who was erased is left in the lead ${Id}`),
    ...tasks
      .filter((task) => !kept.has(task['WhoId']) && personal.test(JSON.stringify(task)))
      .map(({ Id }) => `something personal of somebody who was erased is left in the task ${Id}`),
  ];
}

/** What they have asked for, elsewhere, since they were asked whether they want to be forgotten. */
function bookedAgain({ at, number }: Told, { moves, rows }: Ending) {
  const first = [...groupBy(moves, ({ callbackId }) => callbackId).values()].flatMap((same) => same.slice(0, 1));
  const again = first.filter((move) => move.at >= at && move.askedBy === number && move.number !== number);
  const ids = new Set(again.map(({ callbackId }) => callbackId));
  const standing = rows.filter((row) => ids.has(row.callbackId) && !isErased(row));
  return { ids, callerIds: new Set(standing.map(({ callerId }) => callerId)), numbers: new Set(standing.map((row) => String(row.number))) };
}

const isOf = (partition: string, ids: ReadonlySet<string>, callerIds: ReadonlySet<string | undefined>): boolean => {
  const id = partition.split('#')[1] ?? '';
  return partition.startsWith('CALLBACK#') ? ids.has(id) : callerIds.has(id);
};
