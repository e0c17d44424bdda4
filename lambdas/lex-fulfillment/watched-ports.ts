import type { TurnPorts } from './turn';
import type { TurnLog } from './turn-log';

/** The documents' names where they have one. */
const SPANS = {
  model: 'bedrock_call',
  guardrail: 'guardrails_validation',
  identityKey: 'identity_key',
  callbacks: 'callback_row',
  dialing: 'dialer_line',
  scenarios: 'scenario_read',
  workflows: 'workflow_start',
  callers: 'caller_read',
  reviews: 'review_write',
  ahead: 'scenario_ahead',
} as const satisfies Partial<Record<keyof TurnPorts, string>>;

/** The same ports, every call of which is a span of the turn: no code that uses them needs to know. */
export function watched(ports: TurnPorts, { timeline }: TurnLog): TurnPorts {
  const watch = <Port extends object>(port: Port, span: string): Port =>
    new Proxy(port, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => timeline.track(span, async () => Reflect.apply(value, target, args) as unknown);
      },
    });
  const own = Object.entries(SPANS).map(([name, span]) => [name, watch(ports[name as keyof typeof SPANS], span)]);
  return { ...ports, ...Object.fromEntries(own) };
}
