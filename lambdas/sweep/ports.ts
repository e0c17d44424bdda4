import type { PlanOptions } from '../shared/plan-attempt';
import type { Callbacks } from '../shared/ports/callbacks';
import type { Contacts } from '../shared/ports/contacts';
import type { Dialing } from '../shared/ports/dialing';
import type { Erasures } from '../shared/ports/erasures';
import type { Leads } from '../shared/ports/leads';
import type { Workflows } from '../shared/ports/workflows';
import type { Standings } from './gauges';

export interface SweepPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'move' | 'markSynced' | 'open' | 'attempts' | 'plan'>;
  readonly dialing: Pick<Dialing, 'standing' | 'state' | 'release' | 'fails' | 'correctPosition'>;
  readonly erasures: Pick<Erasures, 'open' | 'startAgain'>;
  readonly contacts: Contacts;
  readonly leads: Leads;
  readonly workflows: Workflows;
}

export interface SweepOptions extends PlanOptions {
  readonly clock: { now(): number };
  readonly sleep: (ms: number) => Promise<void>;
  /** Told how everything stands, when all has been looked at and before leads are drained: Salesforce may take its time. */
  readonly onStandings: (standings: Standings) => void;
}
