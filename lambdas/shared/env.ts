/** Read once, at module load, only by `lambdas/<name>/index.ts`. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`missing environment variable ${name}`);
  return value;
}
