/**
 * Stands for `@aws-sdk/credential-provider-node` in every bundle (constructs/bundling/options.ts). A function has its credentials in its environment
 * and nowhere else, for as long as the environment lives; the chain that also asks files, SSO, web identity and instance metadata is 90 KB
 * that no function runs. Not here: container credentials (AWS_CONTAINER_CREDENTIALS_…), which Lambda gives to SnapStart functions only, and
 * SnapStart is not offered for Node.
 */
export const defaultProvider = () => async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error('no credentials in the environment, expected AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY');
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
};
