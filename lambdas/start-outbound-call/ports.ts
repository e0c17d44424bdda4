import type { Callbacks } from '../shared/ports/callbacks';
import type { Contacts } from '../shared/ports/contacts';
import type { Dialer } from '../shared/ports/dialer';
import type { Dialing } from '../shared/ports/dialing';
import type { Workflows } from '../shared/ports/workflows';
import type { ProspectOptions } from './prospect';

export interface StartOutboundCallPorts {
  readonly callbacks: Pick<Callbacks, 'find' | 'defer' | 'move'>;
  readonly dialing: Pick<Dialing, 'standing' | 'claim' | 'giveBack' | 'takePlace' | 'leavePlace' | 'release' | 'fails' | 'recovers'>;
  readonly contacts: Contacts;
  readonly dialer: Dialer;
  readonly workflows: Pick<Workflows, 'completeToken'>;
}

export interface StartOutboundCallOptions extends ProspectOptions {
  readonly clock: { now(): number };
  readonly pause: (ms: number) => Promise<void>;
  readonly newClaimId: () => string;
}

export interface StartResult {
  readonly result: 'placed' | 'deferred' | 'refused' | 'failed' | 'unclear' | 'claimed' | 'notDue' | 'ended';
  readonly contactId?: string;
  readonly reason?: string;
  readonly dueAt?: number;
}
