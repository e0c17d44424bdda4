import type { Permission, PolicyDocument, Principal, ServiceContext } from '../../cloud/service';
import type { FunctionConfiguration } from './lambda-function';

/** Lambda acting in the function's name. */
export const roleOf = ({ roleArn, name }: Pick<FunctionConfiguration, 'roleArn' | 'name'>): Principal => ({
  kind: 'role',
  arn: roleArn,
  session: name,
});

/**
 * Throws ServiceError, and records a fault, unless the function's role may do this: what Lambda does in its name without an API call of
 * this cloud.
 */
export function authorizeRole(
  fn: FunctionConfiguration,
  permissions: readonly Permission[],
  { identity }: Pick<ServiceContext<unknown>, 'identity'>,
  resourcePolicy?: PolicyDocument,
): void {
  identity.authorize({ principal: roleOf(fn), permissions, resourcePolicy, protocol: { kind: 'rest-json' } });
}
