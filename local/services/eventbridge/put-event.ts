import type { ServiceContext } from '../../cloud/service';
import { deliver } from './deliver';
import type { BusEvent, Rules } from './store';

export interface NewEvent {
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
  /** The span within which it happened. */
  readonly parent?: string | undefined;
}

/** Puts an event of an AWS service on the default bus. Deliveries go on by themselves; those that fail are faults. */
export function putEvent({ source, detailType, resources, detail, parent }: NewEvent, context: ServiceContext<Rules>): void {
  const event: BusEvent = {
    version: '0',
    id: context.random.uuid(),
    'detail-type': detailType,
    source,
    account: context.accountId,
    time: `${new Date(context.clock.now()).toISOString().slice(0, 19)}Z`,
    region: context.region,
    resources,
    detail,
  };
  const rules = context.store.rules.filter(({ isEnabled, matches }) => isEnabled && matches?.(event));
  context.trace.emit('events.event', { id: event.id, source, detailType, rules: rules.map(({ name }) => name) }, { parent });
  context.store.courier(event, () => {
    for (const rule of rules) for (const target of rule.targets) void deliver(event, rule, target, context, parent);
  });
}
