import { ModelUnusable } from '../shared/domain/errors';
import type { Scenario } from '../shared/domain/scenario';
import { speakable } from '../shared/domain/speech';

/** What fits the session attributes of the call that it steers. */
const LINE_MAX_CHARACTERS = 220;
const POINTS = { least: 3, most: 5 };

/** Reads the model's answer as what it is, a stranger's text: one JSON object, every line fit to be spoken. Errors: ModelUnusable. */
export function parseScenario(text: string, source: string): Scenario {
  const { opening, goal, points, closing } = objectIn(text);
  if (!Array.isArray(points)) throw new ModelUnusable('the scenario has no list of points');
  const spoken = points.slice(0, POINTS.most).map((point, index) => line(point, `point ${index + 1}`));
  if (spoken.length < POINTS.least) throw new ModelUnusable(`the scenario has ${spoken.length} points, expected at least ${POINTS.least}`);
  return { source, opening: line(opening, 'opening'), goal: line(goal, 'goal'), points: spoken, closing: line(closing, 'closing') };
}

/** Models wrap JSON in fences or a sentence; the object itself is what counts. */
function objectIn(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // said below, without the parser's message: it quotes the text
  }
  throw new ModelUnusable(`the scenario is no JSON object, in ${text.length} characters`);
}

function line(value: unknown, where: string): string {
  const spoken = typeof value === 'string' ? speakable(value, { maxCharacters: LINE_MAX_CHARACTERS }) : undefined;
  if (spoken === undefined) throw new ModelUnusable(`the scenario's ${where} is nothing that may be spoken`);
  return spoken;
}
