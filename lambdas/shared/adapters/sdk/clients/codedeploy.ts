import { AwsClient, type AwsClientOptions } from './aws-client';
import { jsonRpc } from './json-rpc';

/** Stands for `@aws-sdk/client-codedeploy` in every bundle. */
export class CodeDeployClient extends AwsClient {
  constructor(options?: AwsClientOptions) {
    super({ endpoint: 'codedeploy', signingName: 'codedeploy', variable: 'CODEDEPLOY' }, options);
  }
}

const exchange = jsonRpc('CodeDeploy_20141006', '1.1');

export class PutLifecycleEventHookExecutionStatusCommand {
  readonly exchange;

  constructor(readonly input: object) {
    this.exchange = exchange('PutLifecycleEventHookExecutionStatus', input);
  }
}
