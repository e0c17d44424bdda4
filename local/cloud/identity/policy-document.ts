import { type PolicyDocument, Refusal, type Statement } from '../service';
import { unknownOperators } from './condition';
import { complaintAboutAction } from './iam-actions';

const ELEMENTS = ['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/**
 * Reads a policy as the template has it, one statement or a list of them. Refuses what the evaluator does not know: a version other than
 * 2012-10-17, NotPrincipal and other elements, condition operators, actions that do not exist.
 */
export function parsePolicyDocument(document: unknown, where: string): PolicyDocument {
  const {
    Version,
    Statement: statements,
    ...rest
  } = (document ?? {}) as { Version?: string; Statement?: Statement | readonly Statement[]; Id?: string };
  const refuse = (what: string): never => {
    throw new Refusal(what, where);
  };
  if (Version !== '2012-10-17') refuse(`the policy has version ${Version}, expected 2012-10-17`);
  const others = Object.keys(rest).filter((key) => key !== 'Id');
  if (others.length > 0) refuse(`the policy has ${others.join(', ')}, expected only Version, Id, Statement`);
  const list = [statements ?? []].flat() as Statement[];
  for (const statement of list) {
    const unknown = Object.keys(statement).filter((key) => !ELEMENTS.includes(key));
    if (unknown.length > 0) refuse(`a statement has ${unknown.join(', ')}, expected only ${ELEMENTS.join(', ')}`);
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny')
      refuse(`a statement has Effect ${statement.Effect}, expected Allow or Deny`);
    if (statement.Action === undefined && statement.NotAction === undefined) refuse('a statement has neither Action nor NotAction');
    for (const action of [statement.Action ?? [], statement.NotAction ?? []].flat(2)) {
      const complaint = complaintAboutAction(action);
      if (complaint !== undefined) refuse(complaint);
    }
    const operators = unknownOperators(statement.Condition);
    if (operators.length > 0) refuse(`no condition operator ${operators.join(', ')}; see docs/local-coverage.md`);
  }
  return { Version: '2012-10-17', Statement: list };
}
