import { evaluate } from '../cloud/identity/evaluate';
import { managedPolicies } from '../cloud/identity/managed-policies';
import type { Role } from '../cloud/identity/role-directory';
import type { Statement } from '../cloud/service';

/** One action that a role is allowed on one resource, as its policies have them: either may hold wildcards. */
export interface Grant {
  /** `Atlas.template.json: CallbackCreateLeadRole (AWS::IAM::Role)` */
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  /** Of a policy that AWS keeps: nobody here can narrow it. */
  readonly isOfAws: boolean;
}

/** Everything a role is granted, one action and one resource at a time, in the order of its policies. */
export const grantsOf = ({ where, statements }: Pick<Role, 'where' | 'statements'>): Grant[] =>
  statements
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap((statement) =>
      listOf(statement.Action).flatMap((action) =>
        listOf(statement.Resource).map((resource) => ({ role: where, action, resource, isOfAws: OF_AWS.has(statement) })),
      ),
    );

const OF_AWS: ReadonlySet<Statement> = new Set(Object.values(managedPolicies).flatMap(({ Statement }) => Statement));

/** Whether the grant covers this use. Conditions are not looked at: the use was allowed, so that of some grant held. */
export const covers = ({ action, resource }: Grant, use: { readonly action: string; readonly resource: string }): boolean =>
  evaluate([{ Effect: 'Allow', Action: action, Resource: resource }], { ...use, keys: new Map() }) === 'allowed';

const listOf = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : [value].flat());
