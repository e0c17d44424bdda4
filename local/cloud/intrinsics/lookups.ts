import { type Intrinsic, listOf, refuse, type Scope, textOf } from './scope';

/** A parameter, a pseudo parameter or a resource, looked for in this order. */
export const ref: Intrinsic = (args, scope) => {
  const name = textOf('Ref', args, scope);
  if (Object.hasOwn(scope.template.parameters, name)) return parameterValue(name, scope);
  return scope.pseudoParameter(name) ?? scope.ref(name);
};

export const getAtt: Intrinsic = (args, scope) => {
  const { logicalId, attribute } = getAttArguments(args, scope);
  return scope.attribute(logicalId, attribute);
};

/** `["Table", "Arn"]` or `"Table.Arn"`; an attribute may itself have dots. */
export function getAttArguments(args: unknown, scope: Pick<Scope, 'place'>): { logicalId: string; attribute: string } {
  const parts = typeof args === 'string' ? args.split('.') : Array.isArray(args) ? args : [];
  const [logicalId, ...attribute] = parts.map((part) => textOf('Fn::GetAtt', part, scope));
  if (!logicalId || attribute.length === 0)
    return refuse(`Fn::GetAtt takes a resource and an attribute, got ${JSON.stringify(args)}`, scope.place);
  return { logicalId, attribute: attribute.join('.') };
}

export const findInMap: Intrinsic = (args, scope) => {
  const keys = listOf(3, 'Fn::FindInMap', args, scope).map((key) => textOf('Fn::FindInMap', scope.resolve(key), scope));
  const [map = '', first = '', second = ''] = keys;
  const value = scope.template.mappings[map]?.[first]?.[second];
  return value ?? refuse(`Fn::FindInMap finds nothing at ${keys.join('.')}`, scope.place);
};

export const importValue: Intrinsic = (args, scope) => scope.importValue(textOf('Fn::ImportValue', scope.resolve(args), scope));

export const getStackOutput: Intrinsic = (args, scope) => {
  const { StackName, OutputName, Region, ...rest } = (args ?? {}) as Record<string, unknown>;
  const others = Object.keys(rest);
  if (others.length > 0) refuse(`Fn::GetStackOutput has ${others.join(', ')}, expected only StackName, OutputName, Region`, scope.place);
  const text = (value: unknown) => textOf('Fn::GetStackOutput', scope.resolve(value), scope);
  return scope.stackOutput(text(StackName), text(OutputName), Region === undefined ? undefined : text(Region));
};

/** Parameters have their defaults: nobody gives others here. */
function parameterValue(name: string, scope: Scope): unknown {
  const { Type, Default } = scope.template.parameters[name] ?? { Type: 'String' };
  if (Type.startsWith('AWS::SSM::')) return refuse(`parameter ${name} is read from the account's Parameter Store (${Type})`, scope.place);
  if (Default === undefined) return refuse(`parameter ${name} has no default, and nobody gives it a value here`, scope.place);
  const isList = Type === 'CommaDelimitedList' || Type.startsWith('List<');
  if (!isList) return String(Default);
  return String(Default)
    .split(',')
    .map((item) => item.trim());
}
