/** Stands for `@aws-sdk/token-providers` in every bundle (constructs/bundling/options.ts): functions sign with their role, never with a bearer token. */
const refuse = () => async (): Promise<never> => {
  throw new Error('bearer tokens are not bundled, expected requests signed with the role of the function');
};

export const fromEnvSigningName = refuse;
export const nodeProvider = refuse;
