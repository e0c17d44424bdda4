import { isLive } from '../../shared/domain/callback';
import { fill } from '../../shared/language/texts';
import { cancelCallback, wantsItCanceled } from '../callback/change';
import { hasAgreed } from '../callback/has-agreed';
import { promisedIn, promisedTo } from '../callback/promised';
import { willCall } from '../callback/words';
import { reply } from '../reply/route';
import { fixedSpeech } from '../reply/rules';
import type { IntentHandler } from './intent-handler';

/**
 * Takes back the callback that is booked, or says when it comes: the one of this call, else the one of the number that the caller rings from. Words
 * that do not say so plainly are asked about first.
 */
export const cancel: IntentHandler = async (turn, work, signal) => {
  const { keywords, texts } = turn.language;
  const asksWhen = keywords.whenIsIt.test(turn.transcript);
  const isSure = asksWhen || wantsItCanceled(turn) || keywords.leave.test(turn.transcript) || hasAgreed(turn);
  const promised = (await promisedIn(turn, work, signal)) ?? (await promisedTo(turn, work, signal));
  const { row, promise } = promised ?? {};
  if (!row || !isLive(row) || row.state === 'ANSWERED')
    return isSure || turn.confirmation !== 'None' ? fixedSpeech(turn, [texts.cancel.none]) : reply(turn, work, signal);
  const session = promise === undefined ? {} : { promise };
  const when = row.state === 'REQUESTED' ? willCall(turn, row, work.now()) : undefined;
  const kept = (text: string) => ({ ...fixedSpeech(turn, [when ? fill(text, { when }) : texts.cancel.onItsWay]), session });
  if (turn.confirmation === 'Denied') return kept(texts.cancel.kept);
  if (asksWhen) return kept(texts.cancel.status);
  if (!isSure && !hasAgreed(turn))
    return { ...fixedSpeech(turn, [texts.cancel.confirm]), dialogAction: { type: 'ConfirmIntent' }, confirmation: 'None', session };
  return { ...(await cancelCallback(turn, row, work, signal, 'the caller no longer wants it')), session };
};
