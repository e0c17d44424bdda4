import type { Service } from '../../cloud/service';
import { customerManagedPolicy, policy } from './policy';
import { role } from './role';
import { Roles } from './store';

/** IAM: the roles of the template and their policies. What they decide is in local/cloud/identity. */
export const iam: Service<Roles> = {
  name: 'iam',
  signingName: 'iam',
  protocol: { kind: 'rest-json' },
  notHere:
    'API operations, users, groups, permission boundaries, session policies. Signatures of requests are not verified, only whose key they name.',
  createStore: () => new Roles(),
  resources: {
    'AWS::IAM::Role': role,
    'AWS::IAM::Policy': policy,
    'AWS::IAM::ManagedPolicy': customerManagedPolicy,
  },
  operations: {},
  roles: (store) => store,
};
