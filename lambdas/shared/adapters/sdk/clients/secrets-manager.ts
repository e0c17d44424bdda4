import { AwsClient, type AwsClientOptions } from './aws-client';
import { jsonRpc } from './json-rpc';

/** Stands for `@aws-sdk/client-secrets-manager` in every bundle. Not here: binary secrets. */
export class SecretsManagerClient extends AwsClient {
  /** Powertools looks for these before it takes a client, and adds its name to what every request says of itself: here it adds nothing. */
  readonly config = {};
  readonly middlewareStack = { identify: (): string[] => [], addRelativeTo: (): void => {} };

  constructor(options?: AwsClientOptions) {
    super({ endpoint: 'secretsmanager', signingName: 'secretsmanager', variable: 'SECRETS_MANAGER' }, options);
  }
}

const exchange = jsonRpc('secretsmanager', '1.1');

export class GetSecretValueCommand {
  readonly exchange;

  constructor(readonly input: object) {
    this.exchange = exchange('GetSecretValue', input);
  }
}

/** Powertools asks for it where a missing secret shall be no error; we never do. */
export class ResourceNotFoundException extends Error {}
