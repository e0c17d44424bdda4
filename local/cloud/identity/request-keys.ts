import type { Clock } from '../clock';
import { type ConditionKeys, conditionKeys } from './condition-keys';
import type { Role } from './role-directory';

export interface RequestKeys {
  ofRole(role: Role, session: string): ConditionKeys;
  ofService(service: string, sourceArn: string | undefined): ConditionKeys;
}

/** The global condition keys that every request has, as it would have them when deployed. */
export function requestKeys(clock: Pick<Clock, 'now'>, accountId: string, region: string): RequestKeys {
  const common = () => ({
    'aws:CurrentTime': new Date(clock.now()).toISOString(),
    'aws:EpochTime': String(Math.floor(clock.now() / 1000)),
    'aws:RequestedRegion': region,
    'aws:ResourceAccount': accountId,
    // The loopback has no TLS; what is deployed has.
    'aws:SecureTransport': 'true',
  });
  return {
    ofRole: (role, session) =>
      conditionKeys(common(), {
        'aws:PrincipalAccount': accountId,
        'aws:PrincipalArn': role.arn,
        'aws:PrincipalIsAWSService': 'false',
        'aws:PrincipalType': 'AssumedRole',
        'aws:userid': `${role.roleId}:${session}`,
        'aws:ViaAWSService': 'false',
      }),
    ofService: (service, sourceArn) =>
      conditionKeys(common(), {
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': service,
        'aws:SourceAccount': accountId,
        'aws:SourceArn': sourceArn,
      }),
  };
}
