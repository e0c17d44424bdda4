import type { LegEvent } from '../../../telephone/telephone-network';
import { lexRuntimeV2 } from '../../lex-runtime-v2';
import { converse, type Reply } from '../../lex-runtime-v2/converse';
import type { FlowRun } from './action';
import type { Heard } from './hear-utterance';
import { unlessHungUp } from './unless-hung-up';

export interface TurnTaken {
  readonly reply: Reply;
  readonly event: Omit<Extract<LegEvent, { type: 'turn' }>, 'type'>;
}

/** One utterance to the bot and its reply, not spoken yet; fulfillment updates are spoken while the reply is being made. */
export async function takeTurn(
  heard: Heard,
  botAliasArn: string,
  sessionAttributes: Record<string, string> | undefined,
  run: FlowRun,
): Promise<TurnTaken> {
  const { line, contact, context, data } = run;
  let updates = Promise.resolve();
  const onUpdate = (message: string) => {
    updates = updates.then(() => line.speak(message));
    updates.catch(() => undefined); // awaited below, unless the call has ended
  };
  const utterance = {
    ...heard,
    botAliasArn,
    localeId: contact.languageCode.replace('-', '_'),
    sessionId: contact.contactId,
    ...(sessionAttributes && { sessionAttributes }),
    parent: contact.span,
    onUpdate,
  };
  const reply = await unlessHungUp(converse(utterance, context.of(lexRuntimeV2)), line.signal);
  await updates;
  const { rung } = reply.sessionAttributes as { rung?: string };
  data.lex = { intentName: reply.intent.name, slots: reply.slots, sessionAttributes: reply.sessionAttributes };
  return {
    reply,
    event: { said: heard.text, heard: reply.messages.join(' '), intent: reply.intent.name, ms: reply.ms, ...(rung && { rung }) },
  };
}
