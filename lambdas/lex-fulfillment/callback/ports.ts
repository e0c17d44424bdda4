import type { Turn, TurnPorts } from '../turn';

/** Who asks to be called, and in which words; a turn of the bot is one, and so is a caller who pressed a key in the flow. */
export type Asking = Pick<Turn, 'language' | 'contactId' | 'isOnConnect' | 'callerNumber' | 'slots'>;

/** What booking a callback needs. */
export type BookingPorts = Pick<
  TurnPorts,
  'callbacks' | 'dialing' | 'workflows' | 'identityKey' | 'allowedCountries' | 'dialingPolicy' | 'now' | 'report'
>;
