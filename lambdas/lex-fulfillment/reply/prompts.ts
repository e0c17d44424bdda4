import { type AnswerPolicy, DEFAULT_POLICY } from '../../shared/domain/answer-policy';
import { withoutNumbers } from '../../shared/domain/speech';
import type { Prompt } from '../../shared/ports/language-model';
import { conversationPrompt, simplePrompt } from '../prompts/conversation';
import type { Turn, TurnWork } from '../turn';
import type { Context } from './context';

type Told = Pick<TurnWork, 'companyName' | 'answerPolicies'>;

/** Which of the configuration's policies answers to this intent are written by. */
export const policyNameFor = (intent: string, { answerPolicies }: Pick<Told, 'answerPolicies'>): string =>
  answerPolicies[intent] ? intent : DEFAULT_POLICY;

/** What configuration says about answers to this intent. */
export function policyFor(intent: string, told: Told): AnswerPolicy {
  const policy = told.answerPolicies[policyNameFor(intent, told)];
  if (!policy) throw new Error(`no answer policy for ${intent}, and none by default`);
  return policy;
}

/** The talk so far, steered by what is known. */
export function talkPrompt(turn: Turn, told: Told, context: Omit<Context, 'learned'>): Prompt {
  const said = turn.session.history.flatMap(([caller, atlas]): Message[] => [
    { role: 'caller', text: caller },
    { role: 'atlas', text: atlas },
  ]);
  const messages = alternating([...said, question(turn)]);
  return { system: conversationPrompt(told.companyName, context, turn.language), messages, ...policyFor(turn.intent, told) };
}

/** The question alone, to the other model: for when the first one has no capacity, or could make nothing of the whole. */
export function withoutContextPrompt(turn: Turn, told: Told): Prompt {
  return {
    system: simplePrompt(told.companyName, turn.language),
    messages: [question(turn)],
    ...ofOtherModel(policyFor(turn.intent, told)),
  };
}

/** One sentence, since the time is half gone. */
export const ofOtherModel = (policy: AnswerPolicy): AnswerPolicy => ({
  ...policy,
  tier: policy.tier === 'fast' ? 'thorough' : 'fast',
  maxSentences: 1,
});

type Message = Prompt['messages'][number];

const question = ({ transcript, language }: Turn): Message => ({ role: 'caller', text: withoutNumbers(transcript, language.code) });

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
