import { ServiceError } from '../../../cloud/service';
import { hookFailed, hookTimedOut } from './hook-failure';
import type { Turn } from './turn';

/** Calls the function of the alias's locale. Its payload, when it returned one in time; DependencyFailedException otherwise. */
export async function invokeHook(turn: Turn, event: string, timeoutMs: number): Promise<string> {
  const { alias, context, locale, span } = turn;
  const functionArn = alias.codeHooks.get(locale.localeId);
  if (functionArn === undefined) {
    throw hookFailed(
      turn,
      'has no function for its code hooks',
      `Bot alias ${alias.id} has no Lambda function for locale ${locale.localeId}.`,
    );
  }
  const answered = context.call({
    service: 'lambda',
    operation: 'Invoke',
    principal: { kind: 'service', service: 'lexv2.amazonaws.com', sourceArn: alias.arn },
    input: { FunctionName: functionArn, InvocationType: 'RequestResponse', Payload: event },
    parent: span,
  });
  const { Payload, FunctionError } = await inTime(turn, timeoutMs, functionArn, answered);
  if (FunctionError) {
    throw hookFailed(
      turn,
      `calls ${functionArn}, which failed (${FunctionError})`,
      `Invalid Lambda Response: Received error response from Lambda: ${FunctionError}`,
    );
  }
  return typeof Payload === 'string' ? Payload : Buffer.from(Payload ?? '').toString('utf8');
}

interface Invocation {
  readonly Payload?: string | Uint8Array;
  readonly FunctionError?: string;
}

async function inTime(turn: Turn, timeoutMs: number, functionArn: string, answered: Promise<Invocation>): Promise<Invocation> {
  const { clock } = turn.context;
  return new Promise((resolve, reject) => {
    const timer = clock.setTimeout(() => reject(hookTimedOut(turn, functionArn, timeoutMs)), timeoutMs);
    answered.then(resolve, (error: unknown) => reject(notInvoked(turn, functionArn, error))).finally(() => clock.clearTimeout(timer));
  });
}

function notInvoked(turn: Turn, functionArn: string, error: unknown): unknown {
  if (!(error instanceof ServiceError)) return error;
  const { alias } = turn;
  const isDenied = error.name === 'AccessDeniedException' || error.name === 'AccessDenied';
  return hookFailed(
    turn,
    `calls ${functionArn}, which answered ${error.name}: ${error.message}`,
    isDenied
      ? `Access denied while invoking lambda function ${functionArn} from ${alias.arn}. Please check the policy on this function.`
      : `Lambda function ${functionArn} could not be invoked: ${error.name}.`,
  );
}
