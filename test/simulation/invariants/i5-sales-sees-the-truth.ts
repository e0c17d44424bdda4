import { type Dial, type Ending, isEnded, isErased, type Move, type Row } from '../facts/facts';
import { groupBy, type Invariant } from './invariant';

/** What the telephone network recorded is what the row says, and what the row says is what sales reads. A row moves up only. */
export const salesSeesTheTruth: Invariant = {
  id: 'I5',
  says: 'sales sees the truth',
  always: ({ moves }) => [...groupBy(moves, ({ callbackId }) => callbackId).values()].flatMap(movesDown),
  atEnd: (ending) => [...ending.rows.flatMap((row) => notAsRecorded(row, ending)), ...leadsThatLag(ending)],
};

/** Replies overtake each other: the versions tell the order. A put that is repeated with its token writes nothing and leaves the version as it is. The one way down is a claim that is given back; the one way on is the next attempt of an ended one. */
function movesDown(moves: readonly Move[]): string[] {
  const anew = moves.find((move, index) => move.isNew && moves.some(({ version }, before) => before < index && version > move.version));
  if (anew) return [`${name(anew)} was written anew over what it was`];
  const ordered = [...moves].sort((one, other) => one.version - other.version);
  return ordered.flatMap((move, index) => {
    const before = ordered[index - 1];
    return !before || mayFollow(before, move)
      ? []
      : [`${name(move)} moved from ${before.state} (attempt ${before.attempt}) to ${move.state}`];
  });
}

function mayFollow(before: Move, move: Move): boolean {
  if (move.attempt === before.attempt + 1) return isEnded(before) && move.state === 'REQUESTED';
  if (move.attempt !== before.attempt) return false;
  if (move.state === before.state || move.state === 'ERASED') return true;
  if (before.state === 'DIALING' && move.state === 'REQUESTED') return true;
  return move.rank > before.rank;
}

const name = ({ callbackId, attempt }: Move): string => `callback ${callbackId} (attempt ${attempt})`;

function notAsRecorded(row: Row, { dials }: Ending): string[] {
  const dial = dials.find(({ callbackId, attempt }) => callbackId === row.callbackId && attempt === row.attempt);
  const wrong = CONTRADICTIONS[row.outcome === MESSAGE || row.outcome === VOICEMAIL ? row.outcome : row.state]?.(dial);
  return wrong === undefined ? [] : [`callback ${row.callbackId} is ${row.state}, but ${wrong}`];
}

/** COMPLETED from its first moment on: somebody only left word. */
const MESSAGE = 'message';
/** NO_ANSWER of a call that was taken, by a machine. */
const VOICEMAIL = 'voicemail';

/** UNKNOWN contradicts nothing: it says that a person has to find out. */
const CONTRADICTIONS: Readonly<Record<string, (dial: Dial | undefined) => string | undefined>> = {
  COMPLETED: (dial) => (dial?.answeredAt === undefined ? 'nobody answered' : undefined),
  NO_ANSWER: (dial) => (!dial ? 'nobody was called' : dial.answeredAt === undefined ? undefined : 'the call was answered'),
  FAILED: (dial) => (dial?.rangAt === undefined ? undefined : 'the phone rang'),
  REFUSED: (dial) => (dial ? 'the number was called' : undefined),
  [VOICEMAIL]: (dial) => (dial?.isTakenByMailbox ? undefined : 'no mailbox answered'),
  [MESSAGE]: (dial) => (dial ? 'the number was called' : undefined),
  CANCELED: (dial) => (dial ? 'the number was called' : undefined),
};

const CONTACTED = 'Working - Contacted';

function leadsThatLag(ending: Ending): string[] {
  const known = ending.rows.filter((row) => !isErased(row));
  const erased = new Set(ending.rows.filter(isErased).map(({ callerId }) => callerId));
  return [...groupBy(known, ({ number }) => String(number)).values()].flatMap((rows) => {
    const latest = rows.reduce((newest, row) => (row.ordinal > newest.ordinal ? row : newest));
    const lead = ending.leads.find(({ Phone }) => Phone === latest.number);
    if (!lead || latest.syncedVersion < latest.version) return []; // I1 and I4 tell
    const isShared = erased.has(latest.callerId); // the lead may tell of what was erased: E1 looks
    return [...(isShared ? [] : leadDiffers(lead, latest)), ...rows.filter(isEnded).flatMap((row) => taskDiffers(row, ending))];
  });
}

/** An earlier callback that was answered may have made the lead contacted; the latest one must have. */
function leadDiffers(lead: Readonly<Record<string, unknown>>, { callbackId, state, answeredAt }: Row): string[] {
  const words = WORDS[state];
  const isTold = words === undefined || words.test(String(lead['Description']));
  return [
    ...(isTold ? [] : [`callback ${callbackId} is ${state}, and its lead says something else`]),
    ...(answeredAt === undefined || lead['Status'] === CONTACTED
      ? []
      : [`the lead of callback ${callbackId} is ${lead['Status']}, expected ${CONTACTED}`]),
  ];
}

/** How the lead tells of it, in "What happened". */
const WORDS: Readonly<Record<string, RegExp>> = {
  REQUESTED: /What happened: asked for a callback/,
  UNKNOWN: /What happened: it is not known/,
  COMPLETED: /What happened: Atlas called and was answered/,
  NO_ANSWER: /What happened: Atlas called, (?:the line was busy|nobody answered|a mailbox answered)/,
  FAILED: /What happened: Atlas could not place the call/,
  REFUSED: /What happened: Atlas may not call/,
  CANCELED: /What happened: the caller no longer wants/,
};

function taskDiffers(row: Row, { tasks }: Ending): string[] {
  if (row.syncedVersion < row.version) return []; // I4 tells
  const task = tasks.find((each) => each['Atlas_Attempt_Id__c'] === `${row.callbackId}-${row.attempt}`);
  if (!task) return [`callback ${row.callbackId} is ${row.state}, and sales has no task of it`];
  const needsPerson = row.state === 'UNKNOWN' || row.state === 'FAILED';
  const expected = needsPerson ? 'Not Started' : 'Completed';
  return task['Status'] === expected
    ? []
    : [`callback ${row.callbackId} is ${row.state}, and its task is ${task['Status']} (${task['CallDisposition']})`];
}
