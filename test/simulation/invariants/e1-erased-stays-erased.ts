import { type Dial, type Ending, type Facts, isErased, type TableItem, type Wish } from '../facts/facts';
import { groupBy, type Invariant } from './invariant';
import { containing } from './s5-nothing-personal';

const PATIENCE_MS = 15 * 60_000;
/** A dial that was on its way when they were told: Connect may take it so late. */
const ON_ITS_WAY_MS = 2 * 60_000;

/** What is begun just before goes with the rest, and clocks differ. */
const SAME_BREATH_MS = 60_000;

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
const isDue = (wish: Told, ending: Ending): boolean =>
  ending.endedAt >= dueBy(wish, ending) || ending.erasures.every(({ doneAt }) => doneAt !== undefined);

const dueBy = ({ toldAt }: Told, { healedAt }: Ending): number => Math.max(healedAt, toldAt) + PATIENCE_MS;

function notDone(due: readonly Told[], ending: Ending): string[] {
  const { erasures } = ending;
  const contacts = new Set(due.map(({ contactId }) => contactId));
  const latest = Math.max(...due.map((wish) => dueBy(wish, ending)));
  return [
    ...(erasures.length < contacts.size
      ? [`${contacts.size} were told that they are erased, and ${erasures.length} of these wishes are recorded`]
      : []),
    ...erasures
      .filter(({ doneAt = ending.endedAt }) => doneAt > latest)
      .map(({ erasureId }) => `erasure ${erasureId} was not done in time`),
    ...erasures.filter(({ doneAt }) => doneAt === undefined).map(({ erasureId }) => `erasure ${erasureId} is not done`),
  ];
}

function left(wish: Told, ending: Ending): string[] {
  const { rows, items, leads, tasks, people, moves } = ending;
  const { name = wish.number, company = wish.number } = people.find(({ number }) => number === wish.number) ?? {};
  const isPersonal = containing([wish.number, name, company]);
  const { ids, numbers } = bookedAgain(wish, ending);
  const before = new Set(moves.filter(({ number }) => number === wish.number).map(({ callbackId }) => callbackId));
  const handedOver = new Set(tasks.filter(({ Subject }) => /^Please erase/.test(String(Subject))).map(({ WhoId }) => WhoId));
  const kept = new Set(leads.filter(({ Id, Phone }) => numbers.has(String(Phone)) || handedOver.has(Id)).map(({ Id }) => Id));
  return [
    ...rows
      .filter((row) => before.has(row.callbackId) && !isErased(row))
      .map(({ callbackId, state }) => `callback ${callbackId} of somebody who was erased is ${state}`),
    ...[
      ...items
        .filter((item) => !isNew(item, wish, ids) && isPersonal(item.text))
        .map(({ partition, sortKey }) => `${partition} ${sortKey}`),
      ...leads.filter((lead) => !kept.has(lead['Id']) && isPersonal(JSON.stringify(lead))).map(({ Id }) => `the lead ${Id}`),
      ...tasks.filter((task) => !kept.has(task['WhoId']) && isPersonal(JSON.stringify(task))).map(({ Id }) => `the task ${Id}`),
    ].map((where) => `something personal of somebody who was erased is left in ${where}`),
  ];
}

/** What they have asked for, elsewhere, since they were asked whether they want to be forgotten; and what nobody can know was theirs. */
function bookedAgain({ at, number }: Told, { moves, rows }: Ending) {
  const first = [...groupBy(moves, ({ callbackId }) => callbackId).values()].flatMap((same) => same.slice(0, 1));
  const again = first.filter((move) => move.askedBy === number && move.number !== number && (move.at >= at || move.isAnonymous));
  const stands = (id: string) => rows.some((row) => row.callbackId === id && !isErased(row));
  return {
    ids: new Set(again.map(({ callbackId }) => callbackId)),
    numbers: new Set(again.filter((move) => move.isAnonymous || stands(move.callbackId)).map((move) => String(move.number))),
  };
}

/** A booking that was begun and not ended is nobody's row: it lasts an hour. Without who asked nobody can know whose it is. */
const isNew = ({ partition, sortKey, requestedAt = 0, requestedBy }: TableItem, { at }: Told, ids: ReadonlySet<string>): boolean =>
  ids.has(partition.replace('CALLBACK#', '')) || (sortKey === 'TOPIC' && (requestedBy === undefined || requestedAt >= at - SAME_BREATH_MS));
