import type { ServiceContext } from '../../cloud/service';
import { QueuePoller } from './event-source/poller';
import type { Functions } from './store';

/**
 * Loads the code of every function once, so that one that cannot be initialized is a fault before anybody calls it; keeps the provisioned
 * environments warm; begins to read queues. Takes no time on the clock.
 */
export async function start(context: ServiceContext<Functions>): Promise<void> {
  const { store } = context;
  for (const { environments, aliases } of store.all()) {
    const provisioned = [...aliases.values()].filter(({ provisionedConcurrency }) => provisionedConcurrency > 0);
    if (provisioned.length === 0) await environments.tryOut('$LATEST', context);
    for (const { name, version, provisionedConcurrency } of provisioned) {
      for (let i = 0; i < provisionedConcurrency; i++) await environments.provision(version, name, context);
    }
  }
  store.pollers.push(...store.mappings.filter(({ isEnabled }) => isEnabled).map((mapping) => new QueuePoller(mapping, context)));
}

/** Ends every environment and poller; nothing of them is left on the clock. */
export function stop({ store }: ServiceContext<Functions>): void {
  store.isClosed = true;
  for (const poller of store.pollers.splice(0)) poller.stop();
  for (const { environments } of store.all()) environments.close();
}
