import { limited, unlessAborted } from '../../shared/deadline';
import type { Callback } from '../../shared/domain/callback';
import { callerIdOf } from '../../shared/domain/ids';
import { fill } from '../../shared/language/texts';
import type { IntentName } from '../intents/intent-name';
import type { Reply, Turn, TurnPorts } from '../turn';
import { signedPromise } from './promised';
import { saidWhen, whenOf } from './when';

/** A callback that is still to come, held while whoever asked for it is on the line themselves. */
export interface HeldCallback {
  readonly row: Callback;
  /** For the session: they may change it in this call. */
  readonly promise: string;
}

/** The first turn waits this long for it beside everything else that it does, and goes on without. */
const LOOK_MS = 600;

/** The caller has phoned again before their callback: it is held, so that their phone does not ring while they are on it. Never fails. */
export async function holdCallback(turn: Turn, ports: TurnPorts, signal: AbortSignal): Promise<HeldCallback | undefined> {
  const { session, isOnConnect, callerNumber, contactId } = turn;
  const isFirst = session.turn === 0 && !session.callback && !session.scenario && !session.promise;
  if (!isFirst || !isOnConnect || !callerNumber) return undefined;
  try {
    return await limited(signal, LOOK_MS, async (own) => {
      const key = await unlessAborted(own, ports.identityKey.read());
      const { liveCallbackId, isSuppressed } = await ports.dialing.standing(callerIdOf(key, callerNumber));
      const row = liveCallbackId === undefined || isSuppressed ? undefined : await ports.callbacks.find(liveCallbackId);
      if (row?.state !== 'REQUESTED' || row.inboundContactId === contactId) return undefined;
      const held = await ports.callbacks.hold(row, contactId);
      return held && { row: held, promise: signedPromise(key, turn, held) };
    });
  } catch (error) {
    ports.report('no look for a callback that is to come', {}, error);
    return undefined;
  }
}

/** Whoever comes with one of these knows that something is booked, or wants something else than to be welcomed. */
const UNWELCOMED: ReadonlySet<IntentName> = new Set([
  'Cancel',
  'DeleteMyInfo',
  'SpeakToSomeone',
  'LeaveMessage',
  'Goodbye',
  'ChangeLanguage',
]);

/** They are greeted as somebody whose callback is booked, and asked whether to talk now instead; a question is answered first. */
export function welcomeBack(turn: Turn, reply: Reply, { row, promise }: HeldCallback, now: number): Reply {
  const session = { ...reply.session, promise };
  const { ringBack } = turn.language.texts;
  const isSoon = whenOf(row.dueAt, now).is !== 'by the clock';
  if (UNWELCOMED.has(turn.intent)) return { ...reply, session: { ...session, ...reply.session } };
  if (turn.intent !== 'Greeting' && turn.intent !== 'Callback') {
    const message = reply.message && fill(ringBack.staysBooked, { answer: reply.message });
    return { ...reply, ...(message && { message }), session };
  }
  return {
    message: isSoon ? ringBack.talkNow : fill(ringBack.talkNowInsteadOf, { when: saidWhen(row.dueAt, now, row.number, turn.language) }),
    dialogAction: { type: 'ConfirmIntent' },
    intent: 'Callback',
    rung: 'rule',
    slots: { Name: null, Company: null, UseCase: null, PhoneNumber: null },
    confirmation: 'None',
    session,
  };
}
