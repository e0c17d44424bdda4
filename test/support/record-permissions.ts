import type { Cloud } from '../../local/cloud/cloud';
import { appendRecord, permissionRecord } from '../../local/permissions/record';

/** Leaves what the roles of this cloud did for `npm run permissions`. */
export const recordPermissions = (cloud: Cloud): void =>
  appendRecord(permissionRecord(cloud), { worker: process.env['JEST_WORKER_ID'] ?? '0' });
