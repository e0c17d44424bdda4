import { ModelUnusable } from '../../shared/domain/errors';
import type { Scenario } from '../../shared/domain/scenario';
import { speakable, withoutNumbers } from '../../shared/domain/speech';
import type { Prompt } from '../../shared/ports/language-model';
import type { Turn } from '../event';
import { conversationPrompt } from '../prompts/conversation';
import type { TurnPorts } from '../turn';

/** Two short sentences, and a reserve: what is asked for is also what is throttled by. */
const MAX_TOKENS = 160;
const MAX_SENTENCES = 3;

/** Speech by the fast model, within the speech contract. Errors: ModelThrottled, ModelUnusable, or the signal's reason. */
export async function modelSpeech(
  turn: Turn,
  { model, companyName }: TurnPorts,
  signal: AbortSignal,
  scenario?: Scenario,
): Promise<string> {
  const text = await model.write(promptOf(turn, companyName, scenario), signal);
  const speech = speakable(text, { callerNumber: turn.callerNumber });
  if (!speech) throw new ModelUnusable(`nothing of ${text.length} characters may be said`);
  return speech;
}

function promptOf({ session, transcript }: Turn, companyName: string, scenario: Scenario | undefined): Prompt {
  const said = session.history.flatMap(([caller, atlas]): Message[] => [
    { role: 'caller', text: caller },
    { role: 'atlas', text: atlas },
  ]);
  return {
    system: conversationPrompt(companyName, scenario),
    messages: alternating([...said, { role: 'caller', text: withoutNumbers(transcript) }]),
    tier: 'fast',
    maxTokens: MAX_TOKENS,
    maxSentences: MAX_SENTENCES,
  };
}

type Message = Prompt['messages'][number];

/** As models take it: the caller first, one message a side, none empty. */
function alternating(said: readonly Message[]): readonly Message[] {
  const messages: Message[] = [];
  for (const { role, text } of said) {
    const last = messages.at(-1);
    if (text.trim() === '' || (!last && role === 'atlas')) continue;
    if (last?.role === role) messages.pop();
    messages.push({ role, text: last?.role === role ? `${last.text} ${text}` : text });
  }
  return messages;
}
