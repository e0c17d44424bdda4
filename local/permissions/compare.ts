import type { Role } from '../cloud/identity/role-directory';
import { type Grant, grantsOf } from './grants';
import { requiredReason, wildcardReason } from './reasons';
import type { PermissionRecord } from './record';

export interface RoleUse {
  readonly role: string;
  readonly granted: number;
  readonly used: number;
}

export interface Comparison {
  readonly roles: readonly RoleUse[];
  /** Granted, never used, and no reason why AWS needs it. */
  readonly unused: readonly Named[];
  readonly denied: readonly Named[];
  readonly required: readonly (Named & { readonly source: string; readonly why: string })[];
  /** Each resource with a `*` in it; `why` is missing where nobody has justified it. */
  readonly wildcards: readonly (Named & { readonly source?: string; readonly why?: string })[];
}

interface Named {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
}

/** What the roles of a template have, beside what they were seen to use. Records of another template are the caller's to leave out. */
export function compare(roles: readonly Pick<Role, 'where' | 'statements'>[], records: readonly PermissionRecord[]): Comparison {
  const seen = records.flatMap((record) => record.roles);
  const used = new Map<string, Set<number>>();
  for (const { role, used: indexes } of seen) used.set(role, new Set([...(used.get(role) ?? []), ...indexes]));

  const perRole = roles.map((role) => {
    const grants = grantsOf(role);
    return { role: role.where, grants, isUsed: (index: number) => used.get(role.where)?.has(index) ?? false };
  });
  const all = perRole.flatMap(({ grants }) => grants);
  const idle = perRole.flatMap(({ grants, isUsed }) => grants.filter((_grant, index) => !isUsed(index)));

  return {
    roles: perRole.map(({ role, grants, isUsed }) => ({
      role,
      granted: grants.length,
      used: grants.filter((_grant, index) => isUsed(index)).length,
    })),
    unused: idle.filter((grant) => !requiredReason(grant)).map(named),
    denied: distinct(seen.flatMap(({ role, denied }) => denied.map((each) => ({ role, ...each })))),
    required: idle.flatMap((grant) => {
      const reason = requiredReason(grant);
      return reason ? [{ ...named(grant), source: reason.source, why: reason.why }] : [];
    }),
    wildcards: all
      .filter(({ resource }) => resource.includes('*'))
      .map((grant) => {
        const reason = wildcardReason(grant);
        return { ...named(grant), ...(reason && { source: reason.source, why: reason.why }) };
      }),
  };
}

const named = ({ role, action, resource }: Grant): Named => ({ role, action, resource });

const distinct = (all: readonly Named[]): Named[] => [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
