import { type Intrinsic, listOf, NO_VALUE, refuse, type Scope, textOf } from './scope';

export const join: Intrinsic = (args, scope) => {
  const [delimiter, list] = listOf(2, 'Fn::Join', args, scope);
  const items = listItems('Fn::Join', list, scope);
  return items.map((item) => textOf('Fn::Join', item, scope)).join(textOf('Fn::Join', delimiter, scope));
};

export const split: Intrinsic = (args, scope) => {
  const [delimiter, text] = listOf(2, 'Fn::Split', args, scope);
  return textOf('Fn::Split', scope.resolve(text), scope).split(textOf('Fn::Split', delimiter, scope));
};

export const select: Intrinsic = (args, scope) => {
  const [position, list] = listOf(2, 'Fn::Select', args, scope);
  const items = listItems('Fn::Select', list, scope);
  const index = Number(scope.resolve(position));
  if (!Number.isInteger(index) || index < 0 || index >= items.length) {
    refuse(`Fn::Select takes item ${index} of a list of ${items.length}`, scope.place);
  }
  return items[index];
};

export const base64: Intrinsic = (args, scope) => Buffer.from(textOf('Fn::Base64', scope.resolve(args), scope)).toString('base64');

/** `${Name}`, `${Name.Attribute}`, `${AWS::Region}`; `${!Literal}` stays as `${Literal}`. */
const VARIABLE = /\$\{(!?)([^}]*)\}/g;

export const sub: Intrinsic = (args, scope) => {
  const { text, variables } = subArguments(args, scope);
  return text.replace(VARIABLE, (_match, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return textOf('Fn::Sub', scope.resolve(variables[name]), scope);
    const expression = name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
    return textOf('Fn::Sub', scope.resolve(expression), scope);
  });
};

/** The expressions a Fn::Sub depends on: those of its map, and the names in its text that the map does not have. */
export function subReferences(args: unknown, scope: Pick<Scope, 'place'>): unknown[] {
  const { text, variables } = subArguments(args, scope);
  const names = [...text.matchAll(VARIABLE)].flatMap(([, literal, name]) => (literal || name === undefined ? [] : [name]));
  const free = names.filter((name) => !Object.hasOwn(variables, name));
  return [...free.map((name) => (name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name })), ...Object.values(variables)];
}

function subArguments(args: unknown, scope: Pick<Scope, 'place'>): { text: string; variables: Readonly<Record<string, unknown>> } {
  if (!Array.isArray(args)) return { text: textOf('Fn::Sub', args, scope), variables: {} };
  const [text, variables] = listOf(2, 'Fn::Sub', args, scope);
  return { text: textOf('Fn::Sub', text, scope), variables: (variables ?? {}) as Record<string, unknown> };
}

function listItems(name: string, list: unknown, scope: Scope): readonly unknown[] {
  const items = scope.resolve(list);
  if (!Array.isArray(items)) return refuse(`${name} takes a list, got ${JSON.stringify(items)}`, scope.place);
  return items.filter((item) => item !== NO_VALUE);
}
