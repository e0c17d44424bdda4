import { readBrief } from './brief';
import { converse, type Line } from './converse';
import { asksForScenario, writeScenario } from './scenario';
import { asksForSpanish, converseInSpanish, writeScenarioInSpanish } from './spanish';

/**
 * Stands in for a language model: reads the prompt and what was said, and writes what is asked for. The same input always gives the same
 * text. Not here: knowledge, languages other than English, and a few sentences of Spanish, instructions beyond labelled lines and the scenario's JSON.
 */
export function write(system: string, lines: readonly Line[]): string {
  const last = lines[lines.length - 1]?.text ?? '';
  const prompt = `${system}\n${last}`;
  if (asksForSpanish(system)) return asksForScenario(prompt) ? writeScenarioInSpanish(prompt, last) : converseInSpanish(lines);
  const brief = readBrief(system);
  return asksForScenario(prompt) ? writeScenario(brief, prompt, last) : converse(brief, lines);
}
