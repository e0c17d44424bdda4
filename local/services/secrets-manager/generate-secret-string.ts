import type { Random } from '../../cloud/random';
import { Refusal } from '../../cloud/service';

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const UPPERCASE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const NUMBERS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const DEFAULT_LENGTH = 32;

/** The GenerateSecretString of a template, as CloudFormation spells it. */
interface Recipe {
  readonly SecretStringTemplate?: string;
  readonly GenerateStringKey?: string;
  readonly PasswordLength?: number | string;
  readonly ExcludeCharacters?: string;
  readonly ExcludeLowercase?: boolean | string;
  readonly ExcludeUppercase?: boolean | string;
  readonly ExcludeNumbers?: boolean | string;
  readonly ExcludePunctuation?: boolean | string;
  readonly IncludeSpace?: boolean | string;
  readonly RequireEachIncludedType?: boolean | string;
}

/** The password, or the template's JSON with the password under its key. The same seed gives the same secret: it guards nothing real. */
export function generateSecretString(recipe: Recipe, random: Random, where: string): string {
  const { SecretStringTemplate: template, GenerateStringKey: key } = recipe;
  const password = generatePassword(recipe, random, where);
  if (template === undefined && key === undefined) return password;
  if (template === undefined || key === undefined) {
    throw new Refusal('You must specify both SecretStringTemplate and GenerateStringKey, or neither', where);
  }
  return JSON.stringify({ ...parseTemplate(template, where), [key]: password });
}

function parseTemplate(template: string, where: string): Record<string, unknown> {
  try {
    return JSON.parse(template);
  } catch (cause) {
    throw Object.assign(new Refusal('SecretStringTemplate is not valid JSON', where), { cause });
  }
}

function generatePassword(recipe: Recipe, random: Random, where: string): string {
  const length = Number(recipe.PasswordLength ?? DEFAULT_LENGTH);
  if (!(length >= 1 && length <= 4096)) throw new Refusal(`PasswordLength is ${recipe.PasswordLength}: expected 1 to 4096`, where);
  const types = includedTypes(recipe);
  if (types.length === 0) throw new Refusal('GenerateSecretString excludes every character', where);

  const required = isTrue(recipe.RequireEachIncludedType ?? true) ? types : [];
  if (required.length > length)
    throw new Refusal(`PasswordLength is ${length}: expected at least ${required.length}, one of each included type`, where);
  const chosen = [...required.map((type) => characters(random, type, 1)), ...characters(random, types.join(''), length - required.length)];
  return shuffled(chosen, random).join('');
}

function includedTypes(recipe: Recipe): string[] {
  const excluded = new Set(recipe.ExcludeCharacters ?? '');
  return [
    isTrue(recipe.ExcludeLowercase) ? '' : LOWERCASE,
    isTrue(recipe.ExcludeUppercase) ? '' : UPPERCASE,
    isTrue(recipe.ExcludeNumbers) ? '' : NUMBERS,
    isTrue(recipe.ExcludePunctuation) ? '' : PUNCTUATION,
    isTrue(recipe.IncludeSpace) ? ' ' : '',
  ]
    .map((type) => [...type].filter((character) => !excluded.has(character)).join(''))
    .filter((type) => type !== '');
}

/** Templates carry booleans as such or as strings. */
const isTrue = (value: boolean | string | undefined) => value === true || value === 'true';

/** `length` characters of the alphabet. */
export function characters(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(Math.floor(random.next() * alphabet.length))).join('');
}

function shuffled(items: readonly string[], random: Random): string[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random.next() * (i + 1));
    [result[i], result[j]] = [result[j] as string, result[i] as string];
  }
  return result;
}
