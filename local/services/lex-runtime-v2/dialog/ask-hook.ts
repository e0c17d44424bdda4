import { withUpdates } from './fulfillment-updates';
import { hookEvent } from './hook-event';
import { HookTimedOut } from './hook-failure';
import { invokeHook } from './invoke-hook';
import { type HookResponse, parseHookResponse } from './parse-hook-response';
import { say } from './say';
import { close } from './steps';
import { type HookRequest, intentOf, type Turn } from './turn';

/** Lex waits this long for a code hook, unless the intent's fulfillment updates say otherwise. */
const HOOK_TIMEOUT_MS = 30_000;

/** What the code hook of the alias answers; undefined when it took too long and the bot has words for that. */
export async function askHook(turn: Turn, request: HookRequest): Promise<HookResponse | undefined> {
  const event = JSON.stringify(hookEvent(turn, request));
  const fulfillment = request.source === 'FulfillmentCodeHook' ? intentOf(turn).fulfillment : undefined;
  // Updates, and the longer time-out that comes with them, are for conversations over a stream: phone calls.
  const updates = turn.input.onUpdate ? fulfillment?.updates : undefined;
  try {
    const payload = await withUpdates(turn, updates, () => invokeHook(turn, event, updates?.timeoutMs ?? HOOK_TIMEOUT_MS));
    return parseHookResponse(turn, payload);
  } catch (error) {
    if (!(error instanceof HookTimedOut) || !fulfillment || fulfillment.timeout.length === 0) throw error;
    say(turn, fulfillment.timeout);
    return close(turn, 'Failed');
  }
}
