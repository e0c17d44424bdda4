/** Read once, at module load, only by `lambdas/<name>/index.ts`. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`missing environment variable ${name}`);
  return value;
}

/** As requireEnv, and one of these words. */
export function requireEnvOneOf<Word extends string>(name: string, ...words: readonly Word[]): Word {
  const value = requireEnv(name);
  const word = words.find((each) => each === value);
  if (!word) throw new Error(`environment variable ${name} is ${value}, expected one of ${words.join(', ')}`);
  return word;
}
