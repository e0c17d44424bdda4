/** The values of the keys that a request has, by name in lower case; a key that takes several values is a list. */
export type ConditionKeys = ReadonlyMap<string, readonly string[]>;

export function conditionKeys(...sources: readonly Readonly<Record<string, string | readonly string[] | undefined>>[]): ConditionKeys {
  const keys = new Map<string, readonly string[]>();
  for (const source of sources) {
    for (const [name, value] of Object.entries(source)) {
      if (value !== undefined) keys.set(name.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  }
  return keys;
}

/** `${aws:PrincipalArn}`, `${aws:PrincipalTag/team, 'none'}`; `${*}`, `${?}` and `${$}` are the characters themselves. */
const VARIABLE = /\$\{([^},]+)(?:,\s*'([^']*)')?\}/g;
const LITERALS = ['*', '?', '$'];

export const hasVariables = (text: string): boolean => text.includes('${');

/**
 * The text with its policy variables filled in; undefined when a variable has no single value, in which case the text matches nothing.
 * A wildcard within a variable's value stays a wildcard: what is filled in are ARNs and ids, which have none.
 */
export function fillVariables(text: string, keys: ConditionKeys): string | undefined {
  if (!hasVariables(text)) return text;
  let isComplete = true;
  const filled = text.replace(VARIABLE, (_match, name: string, fallback: string | undefined) => {
    if (LITERALS.includes(name)) return name;
    const values = keys.get(name.toLowerCase());
    const value = values?.length === 1 ? values[0] : fallback;
    if (value === undefined) isComplete = false;
    return value ?? '';
  });
  return isComplete ? filled : undefined;
}
