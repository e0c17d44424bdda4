/** Text on one line or, when it is longer than `longest`, on two: broken where the halves are most alike. */
export function textLines(text: string, longest: number): string[] {
  const words = text.split(' ');
  if (text.length <= longest || words.length === 1) return [text];
  const breaks = words.slice(1).map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  return breaks.reduce((best, each) => (longestLine(each) < longestLine(best) ? each : best));
}

export const longestLine = (lines: readonly string[]): number => Math.max(0, ...lines.map(({ length }) => length));
