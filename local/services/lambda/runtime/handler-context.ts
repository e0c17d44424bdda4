export interface HandlerContextOptions {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly requestId: string;
  readonly invokedFunctionArn: string;
  readonly deadlineAt: number;
  now(): number;
}

/** The handler's second argument. Not here: client contexts and identities, which no caller of ours sends. */
export function handlerContext({ variables, requestId, invokedFunctionArn, deadlineAt, now }: HandlerContextOptions): object {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: variables['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: variables['AWS_LAMBDA_FUNCTION_VERSION'],
    invokedFunctionArn,
    memoryLimitInMB: variables['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    awsRequestId: requestId,
    logGroupName: variables['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: variables['AWS_LAMBDA_LOG_STREAM_NAME'],
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadlineAt - now())),
  };
}
