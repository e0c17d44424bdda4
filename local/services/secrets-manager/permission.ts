import type { Permission, ServiceContext } from '../../cloud/service';
import type { Secrets } from './store';

/** The action on the secret's full ARN; on the id as it was given when there is no such secret. */
export const permissionOn =
  (action: string) =>
  ({ SecretId }: { readonly SecretId: string | undefined }, { store, arn }: ServiceContext<Secrets>): readonly Permission[] => {
    const id = SecretId ?? '';
    return [{ action, resource: store.find(id)?.arn ?? (id.startsWith('arn:') ? id : arn(`secret:${id}`)) }];
  };
