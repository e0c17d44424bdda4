import type { Clock } from '../clock';
import type { Random } from '../random';
import {
  type AuthorizedCall,
  type Credentials,
  type Identity,
  type Permission,
  type PolicyDocument,
  type Principal,
  type Protocol,
  ServiceError,
} from '../service';
import type { Trace } from '../trace';
import { AccessKeys, type Caller } from './access-keys';
import { type ConditionKeys, conditionKeys } from './condition-keys';
import { type AccessRequest, type Decision, evaluate } from './evaluate';
import { requestKeys } from './request-keys';
import type { Role, RoleDirectory } from './role-directory';

export interface HostIdentity extends Identity {
  findCaller(accessKeyId: string): Caller | undefined;
  /** For the trace: a role's name, a service, or `operator`. */
  nameOf(principal: Principal): string;
}

export interface IdentityOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly trace: Trace;
  readonly accountId: string;
  readonly region: string;
  /** Undefined when nothing hosts roles: then only services and the operator may call. */
  readonly roles: RoleDirectory | undefined;
}

/**
 * Decides as IAM does within one account: identity policies and the resource's policy together, an explicit Deny first.
 * Not here: permission boundaries, session policies, organizations' policies, other accounts, and the check of request signatures.
 */
export function createIdentity({ clock, random, trace, accountId, region, roles }: IdentityOptions): HostIdentity {
  const accessKeys = new AccessKeys(random);
  const keys = requestKeys(clock, accountId, region);

  const roleOf = (arn: string): Role => {
    const role = roles?.find(arn);
    if (role) return role;
    trace.fault(`a call as ${arn}, which no template has`, arn);
    throw new ServiceError('AccessDeniedException', `no role ${arn}`, 403);
  };

  function authorizeRole(
    principal: Principal & { kind: 'role' },
    { permissions, resourcePolicy, isKeyPolicy, protocol }: AuthorizedCall,
  ): void {
    const role = roleOf(principal.arn);
    const session = principal.session ?? role.name;
    const sessionArn = `arn:aws:sts::${accountId}:assumed-role/${role.name}/${session}`;
    for (const permission of permissions) {
      const { action, resource } = permission;
      const request = requestFor(permission, () => keys.ofRole(role, session));
      const own = evaluate(role.statements, request);
      const byIdentity = own === 'allowed' && isKeyPolicy && !letsAccountIn(resourcePolicy, request) ? 'undecided' : own;
      const byResource = resourcePolicy
        ? evaluate(resourcePolicy.Statement, request, { roleArn: role.arn, sessionArn, accountId })
        : 'undecided';
      const reason = refusalReason(byIdentity, byResource, action);
      roles?.record(role.arn, { action, resource, allowed: reason === undefined });
      if (reason === undefined) continue;
      const message = `User: ${sessionArn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
      trace.fault(message, principal.session === undefined ? role.where : `${role.where}, called by ${principal.session}`);
      throw accessDenied(message, protocol);
    }
  }

  /** What a statement for the account's root hands over to the account's own policies. */
  function letsAccountIn(keyPolicy: PolicyDocument | undefined, request: AccessRequest): boolean {
    const root = `arn:aws:iam::${accountId}:root`;
    return evaluate(keyPolicy?.Statement ?? [], request, { roleArn: root, sessionArn: root, accountId }) === 'allowed';
  }

  function authorizeService(principal: Principal & { kind: 'service' }, { permissions, resourcePolicy, protocol }: AuthorizedCall): void {
    for (const permission of permissions) {
      const { action, resource } = permission;
      const request = requestFor(permission, () => keys.ofService(principal.service, principal.sourceArn));
      const decision = evaluate(resourcePolicy?.Statement ?? [], request, { service: principal.service });
      if (decision === 'allowed') continue;
      const reason =
        decision === 'denied'
          ? 'with an explicit deny in a resource-based policy'
          : `because no resource-based policy allows the ${action} action`;
      const message = `User: ${principal.service} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
      trace.fault(message, principal.sourceArn ?? principal.service);
      throw accessDenied(message, protocol);
    }
  }

  return {
    authorize(call) {
      if (call.principal.kind === 'role') authorizeRole(call.principal, call);
      else if (call.principal.kind === 'service') authorizeService(call.principal, call);
    },
    assumeRole(roleArn, service, sourceArn) {
      const role = roleOf(roleArn);
      const request = { action: 'sts:AssumeRole', resource: roleArn, keys: keys.ofService(service, sourceArn) };
      if (evaluate(role.trustPolicy.Statement, request, { service }) === 'allowed') return;
      const message = `${service} is not authorized to perform: sts:AssumeRole on resource: ${roleArn} because its trust policy does not allow it`;
      trace.fault(message, role.where);
      throw new ServiceError('AccessDeniedException', message, 403);
    },
    issueCredentials(roleArn, span, session): Credentials {
      roleOf(roleArn);
      return accessKeys.issue({ principal: { kind: 'role', arn: roleArn, ...(session !== undefined && { session }) }, span });
    },
    findCaller: (accessKeyId) => accessKeys.find(accessKeyId),
    nameOf(principal) {
      if (principal.kind === 'operator') return 'operator';
      if (principal.kind === 'service') return principal.service;
      return roles?.find(principal.arn)?.name ?? principal.arn;
    },
  };
}

/** Undefined when it is allowed; else the end of AWS's message. */
function refusalReason(byIdentity: Decision, byResource: Decision, action: string): string | undefined {
  if (byIdentity === 'denied') return 'with an explicit deny in an identity-based policy';
  if (byResource === 'denied') return 'with an explicit deny in a resource-based policy';
  if (byIdentity === 'allowed' || byResource === 'allowed') return undefined;
  return `because no identity-based policy allows the ${action} action`;
}

/** The JSON protocols answer it with 400, the others with 403. */
const accessDenied = (message: string, protocol: Protocol) =>
  new ServiceError('AccessDeniedException', message, protocol.kind === 'json' ? 400 : 403);

/** Its condition keys are made when they are asked for. */
function requestFor({ action, resource, conditionKeys: ofService }: Permission, ofCaller: () => ConditionKeys): AccessRequest {
  let keys: ConditionKeys | undefined;
  return {
    action,
    resource,
    get keys() {
      keys ??= ofService ? new Map([...ofCaller(), ...conditionKeys(ofService)]) : ofCaller();
      return keys;
    },
  };
}
