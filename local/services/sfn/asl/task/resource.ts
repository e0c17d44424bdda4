/** `arn:aws:states:::lambda:invoke.waitForTaskToken`, read. */
export type TaskResource =
  | { readonly kind: 'function'; readonly arn: string }
  | { readonly kind: 'integration' | 'sdk'; readonly service: string; readonly action: string; readonly pattern: Pattern }
  | { readonly kind: 'activity' };

/** What a Task waits for beside the call itself. */
export type Pattern = '' | '.sync' | '.sync:2' | '.waitForTaskToken';

const FUNCTION = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/;
const INTEGRATION = /^arn:aws[\w-]*:states:[\w-]*:(?:\d{12})?:(aws-sdk:)?([\w-]+):(\w+)(\.sync|\.sync:2|\.waitForTaskToken)?$/;
const ACTIVITY = /^arn:aws[\w-]*:states:[\w-]+:\d{12}:activity:/;

/** Undefined when it is none of them. */
export function parseResource(text: string): TaskResource | undefined {
  if (FUNCTION.test(text)) return { kind: 'function', arn: text };
  if (ACTIVITY.test(text)) return { kind: 'activity' };
  const [, sdk, service, action, pattern = ''] = INTEGRATION.exec(text) ?? [];
  if (service === undefined || action === undefined) return undefined;
  return { kind: sdk ? 'sdk' : 'integration', service, action, pattern: pattern as Pattern };
}
