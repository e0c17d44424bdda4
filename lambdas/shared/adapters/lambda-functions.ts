import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { FunctionFailed } from '../domain/errors';
import type { Functions } from '../ports/functions';

/** Lambda's synchronous Invoke, one attempt: a second would be another turn. */
export function lambdaFunctions({ client = new LambdaClient({ maxAttempts: 1 }) }: { readonly client?: LambdaClient } = {}): Functions {
  return {
    async invoke(functionArn, event) {
      const command = new InvokeCommand({ FunctionName: functionArn, Payload: Buffer.from(JSON.stringify(event)) });
      const { FunctionError, Payload } = await client.send(command);
      const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString('utf8') || 'null');
      if (FunctionError) throw new FunctionFailed(String((answer as { errorType?: unknown } | null)?.errorType ?? FunctionError));
      return answer;
    },
  };
}
