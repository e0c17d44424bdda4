import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../cloud/cloud';
import { iam } from '../services/iam';
import { covers, grantsOf } from './grants';

/** Where a run of the tests leaves what the roles did, one file a worker. */
export const RECORD_FOLDER = join(__dirname, '../../.cache/permissions');

/** What the roles of one hosted cloud assembly did while it was hosted. */
export interface PermissionRecord {
  /** Of each template, by file name: grants of other templates cannot be compared. */
  readonly templates: Readonly<Record<string, string>>;
  readonly roles: readonly RoleRecord[];
}

export interface RoleRecord {
  readonly role: string;
  /** Which of its grants were used, as indexes of `grantsOf`: ARNs differ from seed to seed, their places do not. */
  readonly used: readonly number[];
  readonly denied: readonly { readonly action: string; readonly resource: string }[];
}

export function permissionRecord(cloud: Cloud): PermissionRecord {
  const { store } = cloud.context(iam);
  const roles = store.all().map((role) => {
    const uses = store.usesOf(role.arn);
    const used = grantsOf(role).flatMap((grant, index) => (uses.some((use) => use.allowed && covers(grant, use)) ? [index] : []));
    const denied = uses.filter(({ allowed }) => !allowed).map(({ action, resource }) => ({ action, resource }));
    return { role: role.where, used, denied };
  });
  return {
    templates: Object.fromEntries(cloud.templates.map(({ name, sha256 }) => [name, sha256])),
    roles: roles.filter(({ used, denied }) => used.length > 0 || denied.length > 0),
  };
}

/** Adds a line to the record of this worker, unless one says the same already. */
export function appendRecord(record: PermissionRecord, { worker, folder = RECORD_FOLDER }: { worker: string; folder?: string }): void {
  const line = JSON.stringify(record);
  if (written.has(line)) return;
  written.add(line);
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${worker}.jsonl`), `${line}\n`);
}

const written = new Set<string>();

export function readRecords(folder = RECORD_FOLDER): PermissionRecord[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as PermissionRecord);
}

export const clearRecords = (folder = RECORD_FOLDER): void => rmSync(folder, { recursive: true, force: true });
