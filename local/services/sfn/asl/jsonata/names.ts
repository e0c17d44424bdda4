/** The names of all variables and functions (`$name`) that occur in the syntax tree of an expression. */
export function namesIn(tree: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(tree)) {
    for (const item of tree) namesIn(item, names);
  } else if (typeof tree === 'object' && tree !== null && !(tree instanceof RegExp)) {
    const { type, value } = tree as { type?: unknown; value?: unknown };
    if (type === 'variable' && typeof value === 'string' && value !== '' && value !== '$') names.add(value);
    for (const member of Object.values(tree)) namesIn(member, names);
  }
  return names;
}
