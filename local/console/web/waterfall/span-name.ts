import type { TraceSpan } from '../console-state/span-index';

export interface SpanName {
  readonly name: string;
  /** Which color it has. */
  readonly kind: 'turn' | 'machine' | 'function' | 'call' | 'model' | 'other';
  /** What is worth knowing beside its name. */
  readonly note: string | undefined;
}

/** A span in words. One whose type is not known here goes by that type: nothing of a trace is hidden. */
export function spanName({ type, detail }: Pick<TraceSpan, 'type' | 'detail'>): SpanName {
  const text = (key: string) => (typeof detail[key] === 'string' ? detail[key] : undefined);
  switch (type) {
    case 'lex.turn':
      return { name: `turn: ${text('intent') ?? 'no intent'}`, kind: 'turn', note: text('rung') };
    case 'lambda.invoke':
      return { name: text('function') ?? type, kind: 'function', note: coldStart(detail) };
    case 'api.call':
      return {
        name: `${text('service')} ${text('operation')}`,
        kind: text('service') === 'bedrock-runtime' ? 'model' : 'call',
        note: undefined,
      };
    case 'states.execution':
      return { name: text('stateMachine') ?? type, kind: 'machine', note: text('status')?.toLowerCase() };
    case 'states.task':
      return { name: text('state') ?? type, kind: 'machine', note: undefined };
    case 'connect.contact':
      return { name: `${text('direction') ?? ''} call`.trim(), kind: 'other', note: text('flow') };
    case 'events.delivery':
      return { name: `event → ${text('rule')}`, kind: 'other', note: undefined };
    default:
      return { name: type, kind: type.startsWith('bedrock.') ? 'model' : 'other', note: text('modelId') };
  }
}

function coldStart({ cold, initMs }: TraceSpan['detail']): string | undefined {
  if (cold !== true) return undefined;
  return typeof initMs === 'number' ? `cold start, ${Math.round(initMs)} ms` : 'cold start';
}
