import type { Statement } from '../service';
import { conditionHolds } from './condition';
import { type ConditionKeys, fillVariables, hasVariables } from './condition-keys';
import { matchesWildcard } from './wildcard';

export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  /** Read only for a statement with a condition or a variable: most have none. */
  readonly keys: ConditionKeys;
}

/** Who asks, as a resource's policy names principals. */
export type PolicyPrincipal =
  | { readonly service: string }
  | { readonly roleArn: string; readonly sessionArn: string; readonly accountId: string };

export type Decision = 'allowed' | 'denied' | 'undecided';

/** An explicit Deny wins over every Allow. Pass `principal` for the policy of a resource or a role's trust policy, nothing for an identity's. */
export function evaluate(statements: readonly Statement[], request: AccessRequest, principal?: PolicyPrincipal): Decision {
  let decision: Decision = 'undecided';
  for (const statement of statements) {
    if (principal ? !principalMatches(statement, principal) : statement.Principal !== undefined) continue;
    if (!actionMatches(statement, request) || !resourceMatches(statement, request)) continue;
    if (statement.Condition && !conditionHolds(statement.Condition, request.keys)) continue;
    if (statement.Effect === 'Deny') return 'denied';
    decision = 'allowed';
  }
  return decision;
}

function actionMatches({ Action, NotAction }: Statement, { action }: AccessRequest): boolean {
  const matches = (patterns: Statement['Action']) =>
    listOf(patterns).some((pattern) => matchesWildcard(action, pattern, { ignoreCase: true }));
  return NotAction === undefined ? matches(Action) : !matches(NotAction);
}

/** A statement without Resource is one of a resource's own policy, or of a trust policy: it is about that resource. */
function resourceMatches({ Resource, NotResource }: Statement, request: AccessRequest): boolean {
  const matches = (patterns: Statement['Resource']) =>
    listOf(patterns).some((pattern) => {
      const filled = hasVariables(pattern) ? fillVariables(pattern, request.keys) : pattern;
      return filled !== undefined && matchesWildcard(request.resource, filled);
    });
  if (NotResource !== undefined) return !matches(NotResource);
  return Resource === undefined || matches(Resource);
}

/**
 * The account as principal (`arn:aws:iam::123456789012:root`) only hands the decision to the account's own policies: within one account such an
 * Allow grants nothing by itself, while such a Deny denies.
 */
function principalMatches({ Principal, Effect }: Statement, principal: PolicyPrincipal): boolean {
  if (Principal === undefined) return false;
  if (typeof Principal === 'string') return Principal === '*';
  const { Service, AWS } = Principal;
  if ('service' in principal) return listOf(Service).includes(principal.service) || listOf(AWS).includes('*');
  const { roleArn, sessionArn, accountId } = principal;
  const ofAccount = [accountId, `arn:aws:iam::${accountId}:root`];
  return listOf(AWS).some(
    (name) => name === '*' || name === roleArn || name === sessionArn || (Effect === 'Deny' && ofAccount.includes(name)),
  );
}

const NONE: readonly string[] = [];

const listOf = (value: string | readonly string[] | undefined): readonly string[] => {
  if (value === undefined) return NONE;
  return typeof value === 'string' ? [value] : value;
};
