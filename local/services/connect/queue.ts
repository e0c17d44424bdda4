import type { Hours } from './hours';
import type { Instance } from './store';

/** AWS::Connect::Queue. Nobody works in it: who is in it waits until they hang up. */
export interface Queue {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly instance: Instance;
  readonly hours: Hours;
  /** Further contacts are turned away; undefined for no limit of its own. */
  readonly maxContacts: number | undefined;
}
