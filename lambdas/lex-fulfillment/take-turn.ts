import { TooLate } from '../shared/deadline';
import { goAhead } from './ahead';
import { holdCallback, welcomeBack } from './callback/ring-back';
import { handle } from './intents/handle';
import { HARD_STOP_MS, LAMBDA_MARGIN_MS, WRAP_UP_MS } from './policy';
import { cannedReply } from './reply/canned';
import type { Reply, Turn, TurnPorts, TurnWork } from './turn';
import { TurnLog } from './turn-log';
import { watched } from './watched-ports';

/** One caller turn: the intent's own reply, or fixed words when it is late or fails. The signal tells work to come to an end. Never throws. */
export async function takeTurn(turn: Turn, ports: TurnPorts, remainingMs: number, log = new TurnLog(ports.now)): Promise<Reply> {
  const budgetMs = Math.max(0, Math.min(HARD_STOP_MS, remainingMs - LAMBDA_MARGIN_MS));
  const wrapUpMs = Math.max(0, budgetMs - WRAP_UP_MS);
  const abort = new AbortController();
  const wrapUp = setTimeout(() => abort.abort(new TooLate('the turn is over')), wrapUpMs);
  let hardStop: NodeJS.Timeout | undefined;
  const stopped = new Promise<Reply>((resolve) => {
    hardStop = setTimeout(() => resolve(cannedReply(turn, 'late')), budgetMs);
  });
  const work: TurnWork = { ...watched(ports, log), log, remainingMs: () => wrapUpMs - log.timeline.elapsedMs };
  try {
    return await Promise.race([answer(turn, work, abort.signal), stopped]);
  } finally {
    clearTimeout(wrapUp);
    clearTimeout(hardStop);
  }
}

async function answer(turn: Turn, work: TurnWork, signal: AbortSignal): Promise<Reply> {
  try {
    const answered = goAhead(turn, work, signal, () => handle(turn, work, signal));
    const [reply, held] = await Promise.all([answered, holdCallback(turn, work, signal)]);
    return held ? welcomeBack(turn, reply, held, work.now()) : reply;
  } catch (error) {
    work.report('turn failed', { intent: turn.intent }, error);
    return cannedReply(turn, signal.aborted ? 'late' : 'failed');
  }
}
