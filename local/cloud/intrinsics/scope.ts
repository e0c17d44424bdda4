import { Refusal } from '../service';
import type { Template } from '../template';

/** Where an expression stands: a resource or output, and the path to the property within it. */
export interface Place {
  readonly where: string;
  readonly path: string;
}

/** What an intrinsic function is resolved against. */
export interface Scope {
  readonly template: Template;
  readonly place: Place;
  /** Resolves an expression nested in this one. */
  resolve(value: unknown): unknown;
  /** `AWS::Region` and the like; undefined for a name that is none. */
  pseudoParameter(name: string): unknown;
  condition(name: string): boolean;
  ref(logicalId: string): string;
  attribute(logicalId: string, name: string): string;
  importValue(name: string): string;
  stackOutput(stackName: string, outputName: string, region: string | undefined): string;
}

export type Intrinsic = (args: unknown, scope: Scope) => unknown;

/** `Ref: AWS::NoValue`: the property, or list item, that is not there. */
export const NO_VALUE: unique symbol = Symbol('AWS::NoValue');

export function refuse(what: string, { where, path }: Place): never {
  throw new Refusal(what, path ? `${where} at ${path}` : where);
}

/** The name of the intrinsic function that this value is, if it is one. */
export function intrinsicName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.keys(value).find((key) => key === 'Ref' || key.startsWith('Fn::'));
}

/** Its arguments. CloudFormation takes an intrinsic only when it is the one key of its object. */
export function intrinsicArguments(name: string, value: unknown, place: Place): unknown {
  const keys = Object.keys(value as object);
  if (keys.length > 1) refuse(`${name} stands beside ${keys.filter((key) => key !== name).join(', ')}, expected it alone`, place);
  return (value as Record<string, unknown>)[name];
}

/** The arguments as a list of the length the function takes. */
export function listOf(length: number, name: string, args: unknown, { place }: Pick<Scope, 'place'>): readonly unknown[] {
  if (!Array.isArray(args) || args.length !== length) refuse(`${name} takes a list of ${length}, got ${JSON.stringify(args)}`, place);
  return args;
}

/** Text, as CloudFormation takes it: numbers and booleans too. */
export function textOf(name: string, value: unknown, { place }: Pick<Scope, 'place'>): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return refuse(`${name} takes text, got ${value === NO_VALUE ? 'AWS::NoValue' : JSON.stringify(value)}`, place);
}
