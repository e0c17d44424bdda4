import type { JsonObject } from '../../../services/sfn/asl/json';
import type { EditReason } from '../../protocol';
import { flowsOf } from './flows';

/**
 * What asl-validator finds beyond the loader: flows without an end. It is loaded when first needed (0.2 s). Placeholders
 * and arguments are the loader's matter, so ARNs are not checked.
 */
export async function lint(definition: JsonObject): Promise<EditReason[]> {
  const { default: validate } = await import('asl-validator');
  const { errors } = validate(structuredClone(definition), { checkArn: false });
  const names = flowsOf(definition).flatMap(Object.keys);
  return errors.map(({ 'Error code': code, Message: message }) => {
    const state = names.filter((name) => message.includes(name)).sort((a, b) => b.length - a.length)[0];
    return {
      ...(state !== undefined && { state }),
      reason: message.replace(/\.$/, ''),
      fix: FIXES[code] ?? 'correct it: AWS would not take the definition',
    };
  });
}

const FIXES: Readonly<Record<string, string>> = {
  MISSING_TERMINAL_STATE: 'let a state end it: "End": true, or a Succeed or Fail state',
};
