import { DescribeSecretCommand, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { Deployed } from '../deployment';
import { type Finding, judged, looked } from '../finding';

/** Of 256 bits, letters and digits alone carry fewer than six each. */
const LEAST_CHARACTERS = 43;

/** The key of every id: there, long enough, and never another one. */
export const identityKey = ({ clients: { secrets }, variable }: Deployed): Promise<readonly Finding[]> =>
  looked('identity key', 'deploy the stack AtlasData: it generates the key', async () => {
    const SecretId = variable('lex-fulfillment', 'IDENTITY_KEY_SECRET_ARN');
    const { SecretString = '' } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    const { RotationEnabled, VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    const versions = Object.keys(VersionIdsToStages).length;
    return [
      judged(
        'identity key',
        SecretString.length >= LEAST_CHARACTERS && new Set(SecretString).size > 8,
        `${SecretString.length} characters`,
        `${SecretString.length} characters that can be guessed, expected at least ${LEAST_CHARACTERS} random ones`,
        'before the first call: aws secretsmanager put-secret-value with the output of openssl rand -hex 32. Later: every id would change, see docs/first-deploy.md',
      ),
      judged(
        'identity key is kept',
        RotationEnabled !== true && versions <= 1,
        'it was never replaced',
        RotationEnabled
          ? 'its rotation is turned on: every id would change'
          : `it has ${versions} versions: ids made with an older one are lost`,
        RotationEnabled
          ? 'aws secretsmanager cancel-rotate-secret'
          : 'aws secretsmanager update-secret-version-stage, back to the oldest version',
      ),
    ];
  });
