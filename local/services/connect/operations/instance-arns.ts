import type { Permission, ServiceContext } from '../../../cloud/service';
import type { ContactCenters } from '../store';

/** Permission to do something to a contact; `*` is one that does not exist yet. */
export const onContact = (
  action: string,
  { InstanceId, ContactId = '*' }: { InstanceId?: string | undefined; ContactId?: string | undefined },
  { arn }: ServiceContext<ContactCenters>,
): Permission => ({ action, resource: arn(`instance/${InstanceId}/contact/${ContactId}`) });

/** Permission on an instance, or on something in it: `/queue/<id>`. */
export const onInstance = (
  action: string,
  { InstanceId }: { InstanceId?: string | undefined },
  { arn }: ServiceContext<ContactCenters>,
  within = '',
): Permission => ({ action, resource: arn(`instance/${InstanceId}${within}`) });
