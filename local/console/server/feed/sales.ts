import { isDeepStrictEqual } from 'node:util';
import type { ContactCenter } from '../../../contact-center';
import type { Sales } from '../../protocol';
import { PendingPromises } from './pending-promises';

/** What sales sees, and what it does not see yet. */
export class SalesView {
  private pending: Sales['pending'] = [];
  private shown: Sales;
  private readonly promises: PendingPromises;

  constructor(private readonly center: ContactCenter) {
    this.promises = new PendingPromises(center);
    this.shown = this.now;
  }

  /** What Salesforce holds now, and the promises as they were last read. */
  get now(): Sales {
    const { salesforce } = this.center;
    return { isDown: salesforce.isDown, leads: salesforce.leads(), tasks: salesforce.tasks(), pending: this.pending };
  }

  /** Reads the promises again; gives what sales sees when it is not what was given last. */
  async changed(): Promise<Sales | undefined> {
    this.pending = await this.promises.read();
    const { now } = this;
    if (isDeepStrictEqual(now, this.shown)) return undefined;
    this.shown = now;
    return now;
  }
}
