import { unlessAborted } from '../shared/deadline';
import type { AnswerPolicies } from '../shared/domain/answer-policy';
import { ModelThrottled, ModelUnusable } from '../shared/domain/errors';
import type { Scenario } from '../shared/domain/scenario';
import { languageFor } from '../shared/language/language';
import { standardScenario } from '../shared/language/standard-scenario';
import type { Guardrail } from '../shared/ports/guardrail';
import type { LanguageModel } from '../shared/ports/language-model';
import type { CallTopic } from '../shared/ports/scenarios-ahead';
import { PARSERS, type Sections } from './parse-section';
import { SCENARIO_PROMPT, type SectionName, sectionPrompt } from './prompts/sections';
import { plainTopic } from './prompts/use-case';

export interface Writers {
  readonly model: LanguageModel;
  readonly guardrail: Guardrail;
  readonly companyName: string;
  readonly answerPolicies: AnswerPolicies;
  readonly report: (message: string, fields?: Readonly<Record<string, string | number>>, error?: unknown) => void;
}

/**
 * A small pipeline: tone, facts and objections are drafted side by side, each draft is checked as soon as it is there, and what the caller said is
 * checked meanwhile. A section that fails is that of the standard scenario. Errors: ModelThrottled or ModelUnusable when neither tone nor facts
 * could be written, or when the guardrail stops the topic or cannot tell.
 */
export async function writeScenario(topic: CallTopic, writers: Writers, signal: AbortSignal): Promise<Scenario> {
  const failures: unknown[] = [];
  const section = async <Name extends SectionName>(name: Name): Promise<Sections[Name] | undefined> => {
    try {
      return await draft(name, topic, writers, signal);
    } catch (error) {
      failures.push(error);
      writers.report('section not written', { section: name }, error);
      return undefined;
    }
  };
  const [, tone, facts, objections] = await Promise.all([
    allowed(topic, writers, signal),
    section('tone'),
    section('facts'),
    section('objections'),
  ]);
  if (!tone && !facts)
    throw (
      failures.find((error) => error instanceof ModelThrottled) ?? new ModelUnusable('no section could be written', { cause: failures[0] })
    );
  const standard = standardScenario(languageFor(topic));
  const { goal, points } = facts ?? standard;
  return {
    source: failures.length > 0 ? `${SCENARIO_PROMPT}, in part` : SCENARIO_PROMPT,
    ...(tone ?? { opening: standard.opening, closing: standard.closing }),
    goal,
    points: [...points, ...(objections?.answers ?? [])],
  };
}

async function draft<Name extends SectionName>(
  name: Name,
  topic: CallTopic,
  writers: Writers,
  signal: AbortSignal,
): Promise<Sections[Name]> {
  const { text } = await writers.model.write(sectionPrompt(name, writers.companyName, topic, writers.answerPolicies), signal);
  const section = PARSERS[name](text, languageFor(topic).code);
  const spoken = Object.values<string | readonly string[]>({ ...section })
    .flat()
    .join(' ');
  const verdict = await unlessAborted(signal, writers.guardrail.check(spoken, 'atlas', signal));
  if (verdict === 'blocked') throw new ModelUnusable(`the guardrail stopped the ${name} of a scenario`);
  return section;
}

async function allowed(topic: CallTopic, { guardrail }: Writers, signal: AbortSignal): Promise<void> {
  const said = plainTopic(topic);
  const verdict = said && (await unlessAborted(signal, guardrail.check(said, 'caller', signal)).catch(cannotTell));
  if (verdict === 'blocked') throw new ModelUnusable('the guardrail stopped the topic of a scenario');
}

function cannotTell(cause: unknown): never {
  throw new ModelUnusable('the guardrail could not tell about the topic of a scenario', { cause });
}
