import type { StateDefinition } from '../../protocol';
import type { Drawing } from './drawing';
import { longestLine, textLines } from './text-lines';

export const LINE_HEIGHT = 15;

const CHARACTER_WIDTH = 7.1;
const LABEL_CHARACTER_WIDTH = 5.8;
const STATUS_HEIGHT = 16;
const PADDING = 10;
const NARROWEST = 92;
const LONGEST_NAME_LINE = 13;
/** A Choice's points and round ends take room from the name. */
const POINTS = 14;

/** How large a state is, and where its branches lie within it. */
export interface Measured {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly branches: readonly { readonly drawing: Drawing; readonly left: number; readonly top: number }[];
}

export function measure(name: string, { Type }: StateDefinition, branches: readonly Drawing[]): Measured {
  if (branches.length > 0) return measureBranches(name, branches);
  const lines = textLines(name, LONGEST_NAME_LINE);
  const points = ['Choice', 'Succeed', 'Fail', 'Wait'].includes(Type) ? POINTS : 0;
  const width = Math.max(NARROWEST, longestLine(lines) * CHARACTER_WIDTH + 2 * PADDING) + points;
  return { lines, width, height: lines.length * LINE_HEIGHT + STATUS_HEIGHT + PADDING, branches: [] };
}

function measureBranches(name: string, drawings: readonly Drawing[]): Measured {
  const top = LINE_HEIGHT + STATUS_HEIGHT + PADDING;
  let left = PADDING;
  const branches = drawings.map((drawing) => {
    const placed = { drawing, left, top };
    left += drawing.width + PADDING;
    return placed;
  });
  const width = Math.max(left, name.length * CHARACTER_WIDTH + 2 * PADDING);
  return { lines: [name], width, height: top + Math.max(...drawings.map(({ height }) => height)) + PADDING, branches };
}

export const measureLabel = (lines: readonly string[]): { width: number; height: number } =>
  longestLine(lines) === 0
    ? { width: 0, height: 0 }
    : { width: longestLine(lines) * LABEL_CHARACTER_WIDTH + 6, height: lines.length * LABEL_LINE_HEIGHT };

export const LABEL_LINE_HEIGHT = 12;
