import { limited, unlessAborted } from '../../shared/deadline';
import type { CallbackState, Outcome } from '../../shared/domain/callback';
import { isCallbackId } from '../../shared/domain/ids';
import { verify } from '../../shared/domain/signature';
import { fixedSpeech } from '../reply/rules';
import type { Reply, Turn, TurnPorts } from '../turn';

/** Who picks up says in these first turns whether there will be a talk. */
const FIRST_TURNS = 2;
const MARK_MS = 800;

/**
 * An outbound call that becomes no conversation: a machine has picked up, which is hung up on without a word, or the person does not want to talk.
 * The row says so before the call ends, which would count as answered. `undefined`: go on.
 */
export async function notTalking(turn: Turn, ports: TurnPorts, signal: AbortSignal): Promise<Reply | undefined> {
  const { session, transcript, language } = turn;
  if (!session.callback || session.turn >= FIRST_TURNS) return undefined;
  const { machine, declines, goodbye } = language.keywords;
  const leaving = { dialogAction: { type: 'Close' }, intent: 'Goodbye', slots: {} } as const;
  if (machine.test(transcript)) {
    await mark(turn, ports, signal, 'NO_ANSWER', 'voicemail');
    return { ...leaving, rung: 'keyword' };
  }
  const takesLeave = session.turn === 0 && goodbye.test(transcript);
  if (!declines.test(transcript) && !takesLeave) return undefined;
  await mark(turn, ports, signal, 'COMPLETED', 'declined');
  return { ...fixedSpeech(turn, language.texts.goodbye), ...leaving };
}

/** One that cannot be marked is answered, by what Connect knows of it. */
async function mark(turn: Turn, ports: TurnPorts, signal: AbortSignal, state: CallbackState, outcome: Outcome): Promise<void> {
  const { session, contactId } = turn;
  try {
    await limited(signal, MARK_MS, async (own) => {
      const key = await unlessAborted(own, ports.identityKey.read());
      const callbackId = session.callback && verify(key, { purpose: 'callback', contactId }, session.callback);
      const row = isCallbackId(callbackId) ? await unlessAborted(own, ports.callbacks.find(callbackId)) : undefined;
      if (row) await unlessAborted(own, ports.callbacks.move(row, state, { outcome, contactId, endedAt: ports.now() }));
    });
  } catch (error) {
    ports.report('outcome of the call not marked', { outcome }, error);
  }
}
