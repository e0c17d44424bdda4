import { parsePolicyDocument } from '../../cloud/identity/policy-document';
import { onlyProperties, physicalName } from '../../cloud/properties';
import { type PolicyDocument, type Provision, Refusal, type Resource } from '../../cloud/service';
import type { Roles } from './store';

/** AWS::IAM::Policy, an inline policy of the roles it names. Not here: users and groups. */
export const policy: Provision<Roles> = (resource, { store }) => {
  onlyProperties(resource, ['PolicyName', 'PolicyDocument', 'Roles']);
  const { PolicyName, PolicyDocument, Roles: roleNames = [] } = resource.properties;
  attach(parsePolicyDocument(PolicyDocument, resource.where), roleNames, store, resource);
  return { ref: PolicyName, attributes: { Id: PolicyName } };
};

/** AWS::IAM::ManagedPolicy: attached by its own list of roles, or by a role's list of policies. */
export const customerManagedPolicy: Provision<Roles> = (resource, { store, accountId }) => {
  onlyProperties(resource, ['ManagedPolicyName', 'PolicyDocument', 'Roles', 'Path', 'Description']);
  const { ManagedPolicyName, PolicyDocument, Roles: roleNames = [], Path = '/' } = resource.properties;
  const arn = `arn:aws:iam::${accountId}:policy${Path}${ManagedPolicyName ?? physicalName(resource, 128)}`;
  const document = parsePolicyDocument(PolicyDocument, resource.where);
  store.addManaged(arn, document);
  attach(document, roleNames, store, resource);
  return { ref: arn, attributes: { PolicyArn: arn } };
};

function attach(document: PolicyDocument, roleNames: readonly string[], store: Roles, { where }: Resource): void {
  for (const name of roleNames) {
    if (!store.attach(name, document)) throw new Refusal(`the policy is for the role ${name}, which no template has`, where);
  }
}
