import type en from './texts/en_US.json';

/** Everything that functions say to callers, by what it is for: texts/<locale>.json. The English file is the shape of all. */
export type Texts = typeof en;

/** The text with its `{placeholders}` filled in. Error: a placeholder that nothing was given for. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing was given for ${placeholder} of a text`);
    return String(value);
  });
}
