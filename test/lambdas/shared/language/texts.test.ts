import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LANGUAGE, languageOf } from '../../../../lambdas/shared/language/language';
import { fill } from '../../../../lambdas/shared/language/texts';

const lambdas = join(__dirname, '../../../../lambdas');
const folder = join(lambdas, 'shared/language/texts');
const files = readdirSync(folder);
const read = (file: string): Tree => JSON.parse(readFileSync(join(folder, file), 'utf8'));

type Tree = { readonly [key: string]: string | readonly string[] | Tree };

/** `booking.thanks` → the placeholders of its text, or of all its variants. */
function textsIn(tree: Tree, path = ''): [key: string, placeholders: string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object' && !Array.isArray(value)) return textsIn(value as Tree, `${path}${key}.`);
    const variants = typeof value === 'string' ? [value] : (value as readonly string[]);
    expect(variants.every((text) => text.trim() !== '')).toBe(true);
    expect(variants.length).toBeGreaterThan(0);
    const placeholders = variants.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
    return [[path + key, [...new Set(placeholders)].sort().join()]];
  });
}

describe('the texts of every locale', () => {
  const english = textsIn(read('en_US.json'));

  it.each(files)('%s has every text, with the same placeholders', (file) => {
    expect(textsIn(read(file))).toEqual(english);
  });

  it.each(files)('%s belongs to a language that Atlas speaks', (file) => {
    const language = languageOf(file.replace('.json', ''));
    expect(language?.texts).toEqual(read(file));
  });

  it.each(files)('%s has nothing that Lex would not say', (file) => {
    const long = JSON.stringify(read(file)).match(/"[^"]{600,}"/g) ?? [];
    expect(long).toEqual([]);
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/[<>&*_#]/);
  });

  it('are two locales at least, and one of them is spoken where nobody said which', () => {
    expect(files.length).toBeGreaterThanOrEqual(2);
    expect(files).toContain(`${DEFAULT_LANGUAGE.localeId}.json`);
    expect([languageOf('xx_XX'), languageOf(7), languageOf('toString')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a text with placeholders', () => {
  it('is filled in', () => expect(fill('{a} and {b}', { a: 'one', b: 2 })).toBe('one and 2'));
  it('is never said with a hole in it', () => expect(() => fill('{a} and {b}', { a: 1 })).toThrow(/\{b\}/));
});

describe('speech stands in the files of texts alone', () => {
  /** A sentence: a capital, words, and its end. What is asked of a model, or written for sales, is not said to callers. */
  const SENTENCE = /(['"`])[A-ZÁÉÍÓÚ¿¡][^'"`\n]*\s[^'"`\n]*[.?!]\1/;
  const NOT_SPEECH = /\/prompts\/|domain\/lead-words|domain\/lead-projection|answers\/general-prompt|adapters\/|parse-section/;
  const sources = readdirSync(lambdas, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !NOT_SPEECH.test(`/${file}`),
  );

  it.each(sources)('%s says nothing of its own', (file) => {
    const said = readFileSync(join(lambdas, file), 'utf8')
      .split('\n')
      .filter((line) => SENTENCE.test(line) && !/^\s*(?:\*|\/\/|\/\*)/.test(line));
    expect(said).toEqual([]);
  });
});
