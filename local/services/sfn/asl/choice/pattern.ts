const patterns = new Map<string, RegExp>();

/** `*` stands for any number of any characters; `\*` is an asterisk and `\\` a backslash. */
export function matchesPattern(text: string, pattern: string): boolean {
  let expression = patterns.get(pattern);
  if (!expression) {
    const source = [...pattern.matchAll(/\\([*\\])|(\*)|([^*])/gsu)].map(([, escaped, any, plain]) =>
      any ? '.*' : quote(escaped ?? plain ?? ''),
    );
    expression = new RegExp(`^${source.join('')}$`, 'su');
    patterns.set(pattern, expression);
  }
  return expression.test(text);
}

const quote = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
