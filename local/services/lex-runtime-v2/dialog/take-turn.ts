import { stillActive } from '../contexts';
import type { SlotValue } from '../nlu/slots/slot-type';
import type { Interpretation } from '../nlu/understanding';
import { applyResponse } from './apply-response';
import { askHook } from './ask-hook';
import { hear } from './hear';
import { say } from './say';
import { decline, elicit, next, promptOf, reprompt } from './steps';
import { changeIntent, contentOf, freshIntent, intentOf, type NextStep, nextSlot, type Turn } from './turn';

/** Hears the caller and lets the conversation go on until it waits for the caller again, or is closed. */
export async function takeTurn(turn: Turn): Promise<void> {
  const { session, context } = turn;
  session.activeContexts = stillActive(session.activeContexts, context.clock.now());
  let step = await understand(turn);
  while (step) {
    const response = await askHook(turn, step);
    step = response && applyResponse(turn, step, response);
  }
}

async function understand(turn: Turn): Promise<NextStep> {
  const heard = await hear(turn);
  switch (heard.kind) {
    case 'intent':
      turn.interpretations = heard.interpretations;
      return startIntent(turn, heard.interpretations[0]);
    case 'slots':
      turn.interpretations = stillTheSame(turn, 1, heard.slots);
      return fillSlots(turn, heard.slots);
    case 'answer':
      turn.interpretations = stillTheSame(turn, 1);
      return takeAnswer(turn, heard.answer);
    case 'nothing':
      turn.interpretations = stillTheSame(turn);
      return tryAgain(turn);
  }
}

/** The intent goes on; FallbackIntent is always the other interpretation. */
function stillTheSame({ session, locale }: Turn, score?: number, slots: Readonly<Record<string, SlotValue>> = {}): Interpretation[] {
  const current = session.intent?.name ?? locale.fallback;
  const others = current === locale.fallback ? [] : [{ intent: locale.fallback, slots: {} }];
  return [{ intent: current, ...(score !== undefined && { score }), slots }, ...others];
}

function startIntent(turn: Turn, interpretation: Interpretation | undefined): NextStep {
  const { session, locale } = turn;
  session.intent = freshIntent(turn, interpretation?.intent ?? locale.fallback, interpretation?.slots);
  session.failedAttempts = 0;
  const { initialResponse, initialHook, initialHookLabel } = intentOf(turn);
  say(turn, initialResponse);
  return initialHook ? { source: 'DialogCodeHook', label: initialHookLabel, proposed: nextSlot(turn) } : next(turn);
}

function fillSlots(turn: Turn, values: Readonly<Record<string, SlotValue>>): NextStep {
  const contents = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, contentOf(value)]));
  changeIntent(turn, { slots: { ...turn.session.intent?.slots, ...contents } });
  turn.session.failedAttempts = 0;
  return intentOf(turn).dialogHook ? { source: 'DialogCodeHook', proposed: nextSlot(turn) } : next(turn);
}

function takeAnswer(turn: Turn, answer: 'yes' | 'no'): NextStep {
  changeIntent(turn, { confirmationState: answer === 'yes' ? 'Confirmed' : 'Denied' });
  turn.session.failedAttempts = 0;
  if (intentOf(turn).dialogHook) return { source: 'DialogCodeHook', proposed: answer === 'yes' ? nextSlot(turn) : undefined };
  return answer === 'yes' ? next(turn) : decline(turn);
}

/** AWS does not say how often an answer may be misunderstood when only the code hook has words for the question: an assumption. */
const RETRIES_WITHOUT_PROMPT = 2;

/** Asks again; when the prompt's retries are used up the intent has failed and FallbackIntent takes over. */
function tryAgain(turn: Turn): NextStep {
  const { session, locale } = turn;
  const slot = session.dialogAction?.type === 'ElicitSlot' ? session.dialogAction.slotToElicit : undefined;
  session.failedAttempts++;
  const prompt = promptOf(turn, slot);
  if (session.failedAttempts > (prompt?.maxRetries ?? RETRIES_WITHOUT_PROMPT)) {
    turn.interpretations = [...stillTheSame(turn)].reverse();
    return startIntent(turn, turn.interpretations[0] ?? { intent: locale.fallback, slots: {} });
  }
  if (intentOf(turn).dialogHook) return { source: 'DialogCodeHook', proposed: slot };
  if (prompt) return slot === undefined ? reprompt(turn) : elicit(turn, slot);
  turn.messages.push(...session.messages);
  return undefined;
}
