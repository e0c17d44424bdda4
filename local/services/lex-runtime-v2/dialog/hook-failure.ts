import { ServiceError } from '../../../cloud/service';
import type { Turn } from './turn';

/** The function did not do its part: a fault of the product, told by name, and the exception the client gets for it. */
export function hookFailed(turn: Turn, what: string, message: string): ServiceError {
  record(turn, what);
  return new ServiceError('DependencyFailedException', message, 424);
}

export class HookTimedOut extends ServiceError {
  constructor(functionArn: string, timeoutMs: number) {
    super('DependencyFailedException', `Lambda function ${functionArn} timed out after ${timeoutMs / 1000} seconds.`, 424);
  }
}

export function hookTimedOut(turn: Turn, functionArn: string, timeoutMs: number): HookTimedOut {
  record(turn, `calls ${functionArn}, which did not answer within ${timeoutMs / 1000} s`);
  return new HookTimedOut(functionArn, timeoutMs);
}

/** The function answered with something that Lex cannot use. */
export function badHookResponse(turn: Turn, lacks: string): ServiceError {
  record(turn, `calls ${turn.alias.codeHooks.get(turn.locale.localeId)}, whose response ${lacks}`);
  return new ServiceError('BadGatewayException', `Invalid Lambda Response: Received invalid response from Lambda: it ${lacks}`, 502);
}

function record({ alias, context, session }: Turn, what: string): void {
  const during = session.intent ? ` in intent ${session.intent.name},` : '';
  context.trace.fault(`Lex bot ${alias.bot.name}, alias ${alias.name},${during} ${what}`, alias.where);
}
