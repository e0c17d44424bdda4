/** A few words of SVG, enough for dots on a scale. Colours and sizes are in one place, so that all pictures look alike. */
export const COLOURS = {
  ink: '#1f2933',
  faint: '#7b8794',
  grid: '#e4e7eb',
  band: '#f0b429',
  main: '#2b6cb0',
  other: '#c05621',
} as const;

export interface Panel {
  readonly x: number;
  readonly width: number;
  /** Value → horizontal position. */
  readonly at: (value: number) => number;
}

export const ROW_HEIGHT = 24;
export const HEAD_HEIGHT = 74;
const FOOT_HEIGHT = 40;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly fill?: string;
  readonly weight?: 'normal' | 'bold';
}

export const text = (x: number, y: number, words: string, options: TextOptions = {}): string => {
  const { anchor = 'start', size = 12, fill = COLOURS.ink, weight = 'normal' } = options;
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
};

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}"/>`;

export const dot = (x: number, y: number, colour: string, isFilled = true): string =>
  `<circle cx="${round(x)}" cy="${round(y)}" r="5" fill="${isFilled ? colour : '#ffffff'}" stroke="${colour}" stroke-width="2"/>`;

export const band = (x1: number, x2: number, y: number, colour: string): string =>
  `<rect x="${round(x1)}" y="${round(y - 7)}" width="${round(Math.max(2, x2 - x1))}" height="14" rx="3" fill="${colour}" fill-opacity="0.45"/>`;

export const rowY = (row: number): number => HEAD_HEIGHT + row * ROW_HEIGHT + ROW_HEIGHT / 2;

/** A panel's own title, its grid and the figures below it. */
export function axes(
  panel: Panel,
  rows: number,
  { title, ticks, label }: { readonly title: string; readonly ticks: readonly number[]; readonly label: (value: number) => string },
): string[] {
  const bottom = HEAD_HEIGHT + rows * ROW_HEIGHT;
  return [
    text(panel.x, HEAD_HEIGHT - 12, title, { weight: 'bold' }),
    ...ticks.flatMap((tick) => [
      line(panel.at(tick), HEAD_HEIGHT, panel.at(tick), bottom, COLOURS.grid),
      text(panel.at(tick), bottom + 16, label(tick), { anchor: 'middle', size: 11, fill: COLOURS.faint }),
    ]),
  ];
}

/** The whole picture. Its title is read out by whoever cannot see it. */
export function picture(title: string, legend: string, width: number, rows: number, parts: readonly string[]): string {
  const height = HEAD_HEIGHT + rows * ROW_HEIGHT + FOOT_HEIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(16, 24, title, { size: 15, weight: 'bold' }),
    text(16, 42, legend, { size: 12, fill: COLOURS.faint }),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

export const linear = (x: number, width: number, most: number): Panel => ({
  x,
  width,
  at: (value) => x + (Math.min(value, most) / most) * width,
});

/** Each tenfold is as wide as the next; what is below `least` is at the edge. */
export const logarithmic = (x: number, width: number, least: number, most: number): Panel => ({
  x,
  width,
  at: (value) => x + (Math.log(Math.max(value, least) / least) / Math.log(most / least)) * width,
});

const round = (value: number): number => Math.round(value * 10) / 10;
