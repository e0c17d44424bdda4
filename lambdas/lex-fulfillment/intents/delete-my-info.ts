import { unlessAborted } from '../../shared/deadline';
import { callerIdOf, erasureIdOf } from '../../shared/domain/ids';
import { requestErasure } from '../../shared/request-erasure';
import { hasAgreed } from '../callback/has-agreed';
import { fixedSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

/**
 * Has everything about one number erased: of the number that the caller rings from, by what Connect says of it, never of one that they say. Asked
 * for a yes first. It is acknowledged only once the wish is recorded.
 */
export const deleteMyInfo: IntentHandler = async (turn, work, signal) => {
  const { contactId, callerNumber, isOnConnect, language } = turn;
  const { erase } = language.texts;
  if (!callerNumber || !isOnConnect) return fixedSpeech(turn, [erase.hiddenNumber]);
  if (turn.confirmation === 'Denied') return fixedSpeech(turn, [erase.kept]);
  // "Go ahead and call me back" agrees to something else, and this cannot be taken back.
  if (!hasAgreed(turn) || language.keywords.call.test(turn.transcript))
    return { ...fixedSpeech(turn, [erase.confirm]), dialogAction: { type: 'ConfirmIntent' }, confirmation: 'None' };
  if (turn.hook === 'dialog') return { dialogAction: { type: 'Delegate' }, rung: 'rule' };
  try {
    const key = await unlessAborted(signal, work.identityKey.read());
    const ids = { erasureId: erasureIdOf(key, contactId), callerId: callerIdOf(key, callerNumber) };
    await unlessAborted(signal, requestErasure({ ...ids, requestedAt: work.now() }, work));
  } catch (error) {
    if (signal.aborted) throw error; // it may be recorded: nothing is said about it
    work.report('erasure not recorded', {}, error);
    return fixedSpeech(turn, [erase.failed]);
  }
  return { ...fixedSpeech(turn, [erase.done]), dialogAction: { type: 'Close' } };
};
