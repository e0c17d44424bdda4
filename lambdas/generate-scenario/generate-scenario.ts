import { type Callback, isEnded } from '../shared/domain/callback';
import { InvalidInput, ModelUnusable } from '../shared/domain/errors';
import type { Callbacks } from '../shared/ports/callbacks';
import type { LanguageModel } from '../shared/ports/language-model';
import type { Scenarios } from '../shared/ports/scenarios';
import { parseScenario } from './parse-scenario';
import { SCENARIO_PROMPT, scenarioPrompt } from './prompts/scenario';

export interface GenerateScenarioPorts {
  readonly callbacks: Pick<Callbacks, 'find'>;
  readonly scenarios: Scenarios;
  readonly model: LanguageModel;
}

export interface GenerateScenarioOptions {
  readonly companyName: string;
  /** Aborts when the model has taken too long. */
  readonly deadline: () => AbortSignal;
}

/** One scenario per callback: the stored one, else one that the thorough model writes about the use case. */
export async function generateScenario(
  callbackId: string,
  ports: GenerateScenarioPorts,
  options: GenerateScenarioOptions,
): Promise<{ readonly scenario: 'stored' | 'written' }> {
  const [stored, row] = await Promise.all([ports.scenarios.find(callbackId), ports.callbacks.find(callbackId)]);
  if (stored) return { scenario: 'stored' };
  if (!row || isEnded(row))
    throw new InvalidInput(`callback ${callbackId} is ${row?.state ?? 'gone'}, expected one that is still to be called`);

  const text = await write(row, ports.model, options);
  await ports.scenarios.save(callbackId, parseScenario(text, SCENARIO_PROMPT));
  return { scenario: 'written' };
}

async function write(row: Callback, model: LanguageModel, { companyName, deadline }: GenerateScenarioOptions): Promise<string> {
  const signal = deadline();
  try {
    return await model.write(scenarioPrompt(companyName, row), signal);
  } catch (error) {
    if (signal.aborted) throw new ModelUnusable('the model did not finish the scenario in time', { cause: error });
    throw error;
  }
}
