import { managedPolicies } from '../../cloud/identity/managed-policies';
import { parsePolicyDocument } from '../../cloud/identity/policy-document';
import { onlyProperties, physicalName } from '../../cloud/properties';
import { type PolicyDocument, type Provision, Refusal, type Resource } from '../../cloud/service';
import type { Roles } from './store';

const MANAGED_BY_AWS = 'arn:aws:iam::aws:policy/';

/** AWS::IAM::Role. Session duration, description and tags change nothing here. Not here: permission boundaries. */
export const role: Provision<Roles> = (resource, { store, accountId, random }) => {
  const { RoleName, Path = '/', AssumeRolePolicyDocument, Policies = [], ManagedPolicyArns = [] } = resource.properties;
  onlyProperties(resource, [
    ...['RoleName', 'Path', 'AssumeRolePolicyDocument', 'Policies', 'ManagedPolicyArns'],
    ...['Description', 'MaxSessionDuration', 'Tags'],
  ]);
  const name: string = RoleName ?? physicalName(resource);
  const arn = `arn:aws:iam::${accountId}:role${Path}${name}`;
  const roleId = `AROA${random.fork(`iam/${name}`).id(17)}`;
  store.add({ arn, name, roleId, where: resource.where, trustPolicy: parsePolicyDocument(AssumeRolePolicyDocument, resource.where) });
  for (const { PolicyDocument } of Policies) store.attach(name, parsePolicyDocument(PolicyDocument, resource.where));
  for (const policyArn of ManagedPolicyArns) store.attach(name, managedPolicy(policyArn, store, resource));
  return { ref: name, attributes: { Arn: arn, RoleId: roleId } };
};

function managedPolicy(arn: string, store: Roles, { where }: Resource): PolicyDocument {
  const ofAws = arn.startsWith(MANAGED_BY_AWS) ? managedPolicies[arn.slice(MANAGED_BY_AWS.length)] : undefined;
  const found = ofAws ?? store.managed(arn);
  if (!found) throw new Refusal(`no managed policy ${arn}; local/cloud/identity/managed-policies.ts has those of AWS`, where);
  return found;
}
