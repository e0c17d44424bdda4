/** How long Connect's voice takes: about 15 characters a second. */
const MS_PER_CHARACTER = 65;
const SHORTEST_MS = 400;

export const speechMs = (text: string): number => Math.max(SHORTEST_MS, text.length * MS_PER_CHARACTER);
