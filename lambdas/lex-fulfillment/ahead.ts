import { limited, unlessAborted } from '../shared/deadline';
import { callbackIdOf, callerIdOf } from '../shared/domain/ids';
import { spokenIn } from '../shared/language/language';
import { withoutLeadIn } from './callback/lead-in';
import { AFTERTHOUGHT_MS } from './policy';
import { textOf } from './slots';
import type { Reply, Turn, TurnWork } from './turn';

/**
 * Runs the intent; beside it, once the caller has said what the call shall be about, has its scenario written: by the time the number is agreed on
 * it is there. When the booking is left without a promise, it is dropped. Never changes what is said.
 */
export async function goAhead(turn: Turn, work: TurnWork, signal: AbortSignal, intent: () => Promise<Reply>): Promise<Reply> {
  if (turn.intent !== 'Callback') return intent();
  const { session, language } = turn;
  const useCase = withoutLeadIn(language, 'UseCase', textOf(turn.slots['UseCase']));
  const isDue = useCase !== undefined && !session.isAhead && !session.promise && turn.confirmation !== 'Denied';
  const [reply, isStarted] = await Promise.all([intent(), isDue ? tried('start', turn, work, signal) : false]);
  if (isDropped(turn, reply)) {
    await tried('drop', turn, work, signal);
    return { ...reply, session: { ...reply.session, isAhead: false } };
  }
  return isStarted ? { ...reply, session: { ...reply.session, isAhead: true } } : reply;
}

/** The dialog was left, and nothing was promised in it. */
const isDropped = ({ session }: Turn, { dialogAction, session: learned, rung }: Reply): boolean =>
  session.isAhead && !session.promise && !learned?.promise && dialogAction.type === 'ElicitIntent' && rung !== 'canned';

async function tried(
  what: 'start' | 'drop',
  { contactId, callerNumber, slots, language }: Turn,
  work: TurnWork,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await limited(signal, AFTERTHOUGHT_MS, async (own) => {
      const key = await unlessAborted(own, work.identityKey.read());
      const callbackId = callbackIdOf(key, contactId);
      if (what === 'drop') return work.ahead.drop(callbackId);
      const [name, company, useCase] = (['Name', 'Company', 'UseCase'] as const).map((slot) =>
        withoutLeadIn(language, slot, textOf(slots[slot])),
      );
      return work.ahead.start(callbackId, {
        useCase,
        name,
        company,
        ...spokenIn(language),
        ...(callerNumber && { requestedBy: callerIdOf(key, callerNumber) }),
      });
    });
    return true;
  } catch (error) {
    work.report(`scenario ahead: no ${what}`, {}, error);
    return false;
  }
}
