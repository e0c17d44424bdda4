import type { ServiceContext } from '../../cloud/service';
import { deliver } from './deliver';
import type { BusEvent, Rule, Rules } from './store';

/** Schedules run in the background: they are no reason for virtual time to pass. */
export function startSchedules(context: ServiceContext<Rules>): void {
  for (const rule of context.store.rules) if (rule.isEnabled) arm(rule, context.clock.now(), context);
}

export function stopSchedules({ store, clock }: ServiceContext<Rules>): void {
  for (const timer of store.timers.values()) clock.clearTimeout(timer);
  store.timers.clear();
}

function arm(rule: Rule, afterMs: number, context: ServiceContext<Rules>): void {
  const { clock, store } = context;
  const dueAt = rule.schedule?.(afterMs);
  if (dueAt === undefined) return;
  const run = () => {
    arm(rule, clock.now(), context);
    const event = scheduledEvent(rule, context);
    store.courier(event, () => {
      for (const target of rule.targets) void deliver(event, rule, target, context);
    });
  };
  store.timers.set(rule, clock.setTimeout(run, dueAt - clock.now(), { background: true }));
}

const scheduledEvent = (rule: Rule, { random, clock, accountId, region }: ServiceContext<Rules>): BusEvent => ({
  version: '0',
  id: random.uuid(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: accountId,
  time: `${new Date(clock.now()).toISOString().slice(0, 19)}Z`,
  region,
  resources: [rule.arn],
  detail: {},
});
