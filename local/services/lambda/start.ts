import type { ServiceContext } from '../../cloud/service';
import { QueuePoller } from './event-source/poller';
import type { LambdaFunction } from './lambda-function';
import type { Functions } from './store';

/**
 * Loads the code of every function once, so that one that cannot be initialized is a fault before anybody calls it; keeps the provisioned
 * environments warm; begins to read queues. Takes no time on the clock.
 */
export async function start(context: ServiceContext<Functions>): Promise<void> {
  const { store } = context;
  await Promise.all(store.all().flatMap((fn) => startedWith(fn, context)));
  store.pollers.push(...store.mappings.filter(({ isEnabled }) => isEnabled).map((mapping) => new QueuePoller(mapping, context)));
}

function startedWith({ environments, aliases }: LambdaFunction, context: ServiceContext<Functions>): Promise<void>[] {
  const provisioned = [...aliases.values()].flatMap(({ name, version, provisionedConcurrency }) =>
    Array.from({ length: provisionedConcurrency }, () => environments.provision(version, name, context)),
  );
  return provisioned.length > 0 ? provisioned : [environments.tryOut('$LATEST', context)];
}

/** Ends every environment and poller; nothing of them is left on the clock. */
export function stop({ store }: ServiceContext<Functions>): void {
  store.isClosed = true;
  for (const poller of store.pollers.splice(0)) poller.stop();
  for (const { environments } of store.all()) environments.close();
}
