import type { ServiceContext } from '../../cloud/service';
import type { EngineHost } from './asl/run/engine-host';
import type { StateMachines } from './store';

interface EngineHostOptions {
  readonly roleArn: string;
  /** The execution's span. */
  readonly span: string;
  /** What the trace says of the execution. */
  readonly detail: Readonly<Record<string, string>>;
}

/** The engine's way to the rest of the cloud: every call is made by the machine's role, within the execution's span. */
export function engineHost(context: ServiceContext<StateMachines>, { roleArn, span, detail }: EngineHostOptions): EngineHost {
  const { clock, region, accountId, store, trace } = context;
  const principal = { kind: 'role', arn: roleArn } as const;
  return {
    clock,
    random: store.random,
    region,
    accountId,
    tokens: store.tokens,
    call: ({ service, operation, input, parent }) => context.call({ service, operation, input, principal, parent }),
    async executionEnd(executionArn) {
      await store.find(executionArn)?.ended;
      return context.call({ service: 'sfn', operation: 'DescribeExecution', input: { executionArn }, principal, parent: span });
    },
    stopExecution: (executionArn) => store.find(executionArn)?.stop(),
    openTask: (state, resource) => trace.open('states.task', { ...detail, state, resource }, { parent: span }),
  };
}
