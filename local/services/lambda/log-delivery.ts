import { type ServiceContext, ServiceError } from '../../cloud/service';
import { appendLogLine } from '../cloudwatch-logs';
import type { FunctionConfiguration } from './lambda-function';
import { authorizeRole } from './role';
import type { LogLine } from './runtime/runtime';
import type { Functions } from './store';

/** Whether the function's role may write its log; if not, the function runs on without one, as on AWS. */
export function mayWriteLog(fn: FunctionConfiguration, context: ServiceContext<Functions>): boolean {
  const resource = `arn:aws:logs:${context.region}:${context.accountId}:log-group:${fn.logGroup}:log-stream:*`;
  try {
    const actions = ['logs:CreateLogStream', 'logs:PutLogEvents'];
    authorizeRole(
      fn,
      actions.map((action) => ({ action, resource })),
      context,
    );
    return true;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}

/** One line into the function's log group and into the trace; what it says may be personal. */
export function deliverLogLine(
  { text, level, requestId }: LogLine,
  {
    fn,
    stream,
    span,
    context,
  }: { fn: FunctionConfiguration; stream: string; span: string | undefined; context: ServiceContext<Functions> },
): void {
  appendLogLine(context, fn.logGroup, text, stream);
  context.trace.emit(
    'lambda.log',
    { function: fn.name, ...(requestId && { requestId }), ...(level && { level }) },
    { parent: span, pii: { line: text } },
  );
}
