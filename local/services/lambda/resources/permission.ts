import { onlyProperties, physicalName } from '../../../cloud/properties';
import { type Provision, Refusal, type Statement } from '../../../cloud/service';
import { parseFunctionName } from '../function-name';
import type { Functions } from '../store';

/** AWS::Lambda::Permission: a statement of the policy of the function, version or alias that it names, and of no other. */
export const permission: Provision<Functions> = (resource, { store }) => {
  onlyProperties(resource, ['Action', 'FunctionName', 'Principal', 'SourceArn', 'SourceAccount']);
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = resource.properties;
  if (Action !== 'lambda:InvokeFunction') throw new Refusal(`Action is ${Action}, expected lambda:InvokeFunction`, resource.where);
  const reference = parseFunctionName(FunctionName);
  const fn = store.get(reference);
  fn.mustHave(reference.qualifier);
  const isService = /^[a-z0-9.-]+\.amazonaws\.com$/.test(Principal);
  const statement: Statement = {
    Sid: resource.logicalId,
    Effect: 'Allow',
    Principal: isService ? { Service: Principal } : { AWS: Principal },
    Action,
    Resource: reference.qualifier ? `${fn.configuration.arn}:${reference.qualifier}` : fn.configuration.arn,
    Condition: {
      ...(SourceArn && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  };
  fn.permit(reference.qualifier, statement);
  return { ref: physicalName(resource), attributes: { Id: physicalName(resource) } };
};
