import type { AnswerPolicies } from '../../shared/domain/answer-policy';
import { languageFor } from '../../shared/language/language';
import type { Prompt } from '../../shared/ports/language-model';
import type { CallTopic } from '../../shared/ports/scenarios-ahead';
import { beginning, ending, useCaseMessage } from './use-case';

/** Raise it with every change of a text here: it is stored with each scenario, so that a bad one can be traced to its prompt. */
export const SCENARIO_PROMPT = 'scenario-2';

/** What is written side by side: none needs to know what the others say. */
export const SECTIONS = {
  tone: `Write how the call begins and ends, warm and to the point. Answer with one JSON object and nothing else, with the keys opening, closing:
opening: one or two sentences that Atlas says after it has introduced itself, and that lead to the topic with a question.
closing: one sentence to end the call politely.`,
  facts: `Write what the call is for and what is worth saying. Answer with one JSON object and nothing else, with the keys goal, points:
goal: one sentence for Atlas itself, what the call should achieve.
points: a list of three sentences, each worth saying about the topic.`,
  objections: `Think of the two doubts this person may have, and how to meet them. Answer with one JSON object and nothing else, with the key answers:
answers: a list of two sentences, each an honest answer to a doubt, said without naming the doubt.`,
} as const;

export type SectionName = keyof typeof SECTIONS;

/** The policies that configuration must have for them. */
export const SECTION_POLICIES = ['scenario.tone', 'scenario.facts', 'scenario.objections'] as const;

export function sectionPrompt(section: SectionName, companyName: string, topic: CallTopic, policies: AnswerPolicies): Prompt {
  const policy = policies[`scenario.${section}`];
  if (!policy) throw new Error(`no answer policy for scenario.${section}`);
  return {
    system: [
      beginning(companyName),
      SECTIONS[section],
      `Name no person and no company but ${companyName}. ${ending(languageFor(topic))}`,
    ].join('\n'),
    messages: [{ role: 'caller', text: useCaseMessage(topic) }],
    ...policy,
  };
}
