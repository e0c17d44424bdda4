import { conditionFunctions, ifElse } from './conditions';
import { findInMap, getAtt, getStackOutput, importValue, ref } from './lookups';
import { type Intrinsic, type Place, refuse } from './scope';
import { base64, join, select, split, sub } from './strings';

/**
 * The intrinsic functions of CloudFormation that templates here use. One that is missing is refused by name when the template is loaded:
 * Fn::Cidr, Fn::GetAZs, Fn::Transform, Fn::ForEach, Fn::Length, Fn::ToJsonString.
 */
const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Join': join,
  'Fn::Sub': sub,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': ifElse,
  'Fn::FindInMap': findInMap,
  'Fn::Base64': base64,
  'Fn::ImportValue': importValue,
  'Fn::GetStackOutput': getStackOutput,
};

export const intrinsicNames: readonly string[] = Object.keys(intrinsics);

export function intrinsicNamed(name: string, place: Place): Intrinsic {
  const found = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined;
  if (found) return found;
  if (conditionFunctions.includes(name)) return refuse(`${name} stands outside Conditions, where only Fn::If may`, place);
  return refuse(`no intrinsic function ${name}, expected one of ${intrinsicNames.join(', ')}`, place);
}
