import type { Scenario } from './scenario';

/** Of the text, before it is signed: what the session attributes can spare beside the history. */
export const DIGEST_MAX_BYTES = 1400;

const LINE_MAX_CHARACTERS = 220;
const POINTS_MAX = 5;

/** A scenario as one short line of text, the last points left out first. `parseDigest` reads it back. */
export function digestOf(scenario: Scenario): string {
  for (let points = POINTS_MAX; points > 0; points--) {
    const digest = write(scenario, LINE_MAX_CHARACTERS, points);
    if (Buffer.byteLength(digest) <= DIGEST_MAX_BYTES) return digest;
  }
  return write(scenario, LINE_MAX_CHARACTERS / 4, 0);
}

/** `undefined` when it is not a digest: an older one, or something else that was signed. */
export function parseDigest(text: string): Scenario | undefined {
  try {
    const [source, opening, goal, points, closing] = JSON.parse(text) as unknown[];
    const isText = (value: unknown): value is string => typeof value === 'string';
    if (!isText(source) || !isText(opening) || !isText(goal) || !isText(closing)) return undefined;
    return Array.isArray(points) && points.every(isText) ? { source, opening, goal, points, closing } : undefined;
  } catch {
    return undefined;
  }
}

function write({ source, opening, goal, points, closing }: Scenario, maxCharacters: number, maxPoints: number): string {
  const line = (text: string) =>
    text
      .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
      .trim()
      .slice(0, maxCharacters)
      .replace(/\p{Cs}/gu, '');
  return JSON.stringify([line(source), line(opening), line(goal), points.slice(0, maxPoints).map(line), line(closing)]);
}
