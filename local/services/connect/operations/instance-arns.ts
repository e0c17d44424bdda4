import type { Permission, ServiceContext } from '../../../cloud/service';
import type { ContactCenters } from '../store';

/** Permission to do something to a contact; `*` is one that does not exist yet. */
export const onContact = (
  action: string,
  { InstanceId, ContactId = '*' }: { InstanceId?: string | undefined; ContactId?: string | undefined },
  { arn }: ServiceContext<ContactCenters>,
): Permission => ({ action, resource: arn(`instance/${InstanceId}/contact/${ContactId}`) });
