import { AwsClient, type AwsClientOptions } from './aws-client';
import { jsonRpc } from './json-rpc';

/** Stands for `@aws-sdk/client-sfn` in every bundle. Not here: the times of what is answered, which nobody reads. */
export class SFNClient extends AwsClient {
  constructor(options?: AwsClientOptions) {
    super({ endpoint: 'states', signingName: 'states', variable: 'SFN' }, options);
  }
}

const exchange = jsonRpc('AWSStepFunctions', '1.0');

export class StartExecutionCommand {
  readonly exchange;

  constructor(readonly input: object) {
    this.exchange = exchange('StartExecution', input);
  }
}

export class SendTaskSuccessCommand {
  readonly exchange;

  constructor(readonly input: object) {
    this.exchange = exchange('SendTaskSuccess', input);
  }
}
