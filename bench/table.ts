/** Rows as text in columns: the first one, and those named by their position, to the left, the others to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
  left: readonly number[] = [],
): string {
  const cells = [head, ...rows].map((row) => head.map((_, column) => `${row[column] ?? ''}`));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || left.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const [first = [], ...others] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}
