import type { Hours } from './hours';
import type { Instance } from './store';

/** AWS::Connect::Queue. Who is in it waits for an agent: `store.staff` says who works there. */
export interface Queue {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly instance: Instance;
  readonly hours: Hours;
  /** Further contacts are turned away; undefined for no limit of its own. */
  readonly maxContacts: number | undefined;
}
