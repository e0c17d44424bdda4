const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** How long to wait before the next try after `failures` in a row (1, 2 …). Doubles up to ten seconds; no jitter, since there is one page and one server. */
export const backOffMs = (failures: number): number => Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
