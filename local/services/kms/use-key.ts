import { type CallContext, Refusal } from '../../cloud/service';
import { kms } from '.';

type Context = Pick<CallContext<unknown>, 'of' | 'identity' | 'principal' | 'accountId' | 'region'>;

/**
 * What a service does with a key in the name of whoever called it: decided by the key's policy. Throws ServiceError AccessDeniedException.
 * `via`: the service's signing name.
 */
export function useKey(action: 'kms:Decrypt' | 'kms:GenerateDataKey', keyArn: string, via: string, context: Context): void {
  const { identity, principal, accountId, region } = context;
  identity.authorize({
    principal,
    permissions: [
      {
        action,
        resource: keyArn,
        conditionKeys: { 'kms:CallerAccount': accountId, 'kms:ViaService': `${via}.${region}.amazonaws.com` },
      },
    ],
    resourcePolicy: context.of(kms).store.find(keyArn)?.policy,
    isKeyPolicy: true,
    protocol: kms.protocol,
  });
}

/** The key that a resource names, by ARN. Throws a Refusal for one that is not of this assembly. */
export function keyNamed(keyArn: unknown, where: string, context: Pick<CallContext<unknown>, 'of'>): string | undefined {
  if (keyArn === undefined) return undefined;
  const key = context.of(kms).store.find(keyArn);
  if (!key) throw new Refusal(`the key ${String(keyArn)} is no key of this assembly`, where);
  return key.arn;
}
