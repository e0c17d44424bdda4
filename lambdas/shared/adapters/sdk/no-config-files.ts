/**
 * Stands for `node:fs/promises` in every bundle (constructs/bundling/options.ts): the SDK looks for settings in `~/.aws`, where a function has none. Settings come from
 * the code and the environment; that a file is missing is what the SDK expects.
 */
export const readFile = async (path: string): Promise<never> => {
  throw Object.assign(new Error(`files are not read here, expected settings in the environment instead of ${path}`), { code: 'ENOENT' });
};

export default { readFile };
