const LONGEST_LINE = 15;

/** A name on one line or, broken where its halves are most alike, on two. */
export function nameLines(name: string): string[] {
  const words = name.split(' ');
  if (name.length <= LONGEST_LINE || words.length === 1) return [name];
  const breaks = words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const longest = (lines: readonly string[]) => Math.max(...lines.map(({ length }) => length));
  return breaks.reduce((best, each) => (longest(each) < longest(best) ? each : best));
}
