import type { HostIdentity } from '../../cloud/identity';
import { type Permission, type PolicyDocument, type Principal, type ServiceContext, ServiceError } from '../../cloud/service';
import type { FunctionConfiguration } from './lambda-function';

/** Lambda acting in the function's name. */
export const roleOf = ({ roleArn, name }: Pick<FunctionConfiguration, 'roleArn' | 'name'>): Principal => ({
  kind: 'role',
  arn: roleArn,
  session: name,
});

/** Whether the function's role may do what Lambda does in its name without an API call of this cloud. A denial is recorded as a fault. */
export function roleMay(
  fn: FunctionConfiguration,
  permissions: readonly Permission[],
  { identity }: ServiceContext<unknown>,
  resourcePolicy?: PolicyDocument,
): boolean {
  try {
    (identity as HostIdentity).authorize({ principal: roleOf(fn), permissions, resourcePolicy, protocol: { kind: 'rest-json' } });
    return true;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}
