import type { AnswerPolicy } from '../domain/answer-policy';
import { atlasOf } from '../language/introduction';
import type { Prompt } from '../ports/language-model';
import type { ResponseKey } from '../ports/response-cache';

/** Raised with every change of the text or the facts: it is part of every key, so that a new wording never meets an old answer. */
export const GENERAL_PROMPT_VERSION = 'general-1';

/** What may be said about Atlas to anybody. Edit these first: they are what the model knows. */
const FACTS: readonly string[] = [
  'Atlas answers calls at once, at any hour, and calls people back when they ask for it.',
  'People talk in their own words, in English.',
  'What is said goes to the sales team, who follow up; it is used for nothing else.',
  'Trying the demo costs nothing; prices are a question for a colleague, who calls back.',
  'It runs on Amazon Connect, Lex and Bedrock, and writes its leads to Salesforce.',
];

/** A question that anybody may ask, without the talk around it: the answer may be given to others. */
export function generalPrompt(companyName: string, question: string, policy: AnswerPolicy): Prompt {
  const system = `You are ${atlasOf(companyName)}, on the phone. Answer the question in one or two short spoken sentences, for anybody who may ask it: no lists, markup, links, numbers or names. Promise no calls, prices or dates.
Facts:
${FACTS.map((fact) => `- ${fact}`).join('\n')}`;
  return { system, messages: [{ role: 'caller', text: question }], ...policy };
}

/** Raise it to forget every answer at once, whatever the prompt. */
const NAMESPACE = 'answers-1';

/** Whatever intent it was taken for: who answers by the same policy gives the same answer. */
export const generalKey = (policy: string, questionClass: string): ResponseKey => ({
  namespace: NAMESPACE,
  policy,
  promptVersion: GENERAL_PROMPT_VERSION,
  questionClass,
});
