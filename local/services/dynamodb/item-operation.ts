import type { Operation } from '../../cloud/service';
import type { Action } from './database';
import { permissionOn } from './permissions';
import type { Tables } from './store';

export const LATENCY_MS = [4, 12] as const;

/** An operation that dynalite does whole. */
export const itemOperation = (action: Action): Operation<Tables> => ({
  permissions: permissionOn(action),
  latencyMs: LATENCY_MS,
  run(input, { store: { database } }) {
    const data = database.prepare(action, input);
    return database.exclusively(() => database.run(action, data));
  },
});
