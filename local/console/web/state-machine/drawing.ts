import type { StateDefinition } from '../../protocol';
import type { Transition } from './transitions';

/** A definition with everything in its place, in pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly states: readonly DrawnState[];
  readonly edges: readonly DrawnEdge[];
  readonly marks: readonly DrawnMark[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y` are the center. */
export interface DrawnState extends Point {
  readonly name: string;
  readonly definition: StateDefinition;
  /** Of its name. */
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Where its branches are when it has any, side by side. */
  readonly branches: readonly Box[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: Transition['kind'] | 'mark';
  /** Line by line. */
  readonly label: readonly string[];
  readonly title: string;
  readonly points: readonly Point[];
  readonly labelAt: Point | undefined;
}

/** Where a flow begins and where it ends. */
export interface DrawnMark extends Point {
  readonly kind: 'start' | 'end';
}
