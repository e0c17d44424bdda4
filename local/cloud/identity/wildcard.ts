const patterns = new Map<string, RegExp>();
/** Patterns come from templates, so there are few; a run that makes up new ones forever starts over. */
const MAX_PATTERNS = 10_000;

/** Whether the text matches a pattern in which `*` is any characters and `?` is one. */
export function matchesWildcard(text: string, pattern: string, { ignoreCase = false } = {}): boolean {
  if (pattern === '*') return true;
  if (!/[*?]/.test(pattern)) return ignoreCase ? text.toLowerCase() === pattern.toLowerCase() : text === pattern;
  const key = `${ignoreCase ? 'i' : ''}:${pattern}`;
  let expression = patterns.get(key);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    expression = new RegExp(`^${source}$`, ignoreCase ? 'is' : 's');
    if (patterns.size >= MAX_PATTERNS) patterns.clear();
    patterns.set(key, expression);
  }
  return expression.test(text);
}
