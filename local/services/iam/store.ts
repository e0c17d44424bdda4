import type { Role, RoleDirectory } from '../../cloud/identity/role-directory';
import type { PolicyDocument, Statement } from '../../cloud/service';

/** What a role did, or tried to do. */
export interface Use {
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
}

interface StoredRole extends Omit<Role, 'statements'> {
  readonly statements: Statement[];
}

/** The template's roles with all their policies, and what each of them used. */
export class Roles implements RoleDirectory {
  readonly #byArn = new Map<string, StoredRole>();
  readonly #managed = new Map<string, PolicyDocument>();
  readonly #uses = new Map<string, Map<string, Use>>();

  add(role: Omit<Role, 'statements'>): void {
    this.#byArn.set(role.arn, { ...role, statements: [] });
  }

  /** False when there is no such role. */
  attach(roleName: string, policy: PolicyDocument): boolean {
    const role = this.byName(roleName);
    role?.statements.push(...policy.Statement);
    return role !== undefined;
  }

  addManaged(arn: string, policy: PolicyDocument): void {
    this.#managed.set(arn, policy);
  }

  managed(arn: string): PolicyDocument | undefined {
    return this.#managed.get(arn);
  }

  find(roleArn: string): Role | undefined {
    return this.#byArn.get(roleArn);
  }

  byName(name: string): StoredRole | undefined {
    return this.all().find((role) => role.name === name) as StoredRole | undefined;
  }

  all(): readonly Role[] {
    return [...this.#byArn.values()];
  }

  record(roleArn: string, use: Use): void {
    const uses = this.#uses.get(roleArn) ?? new Map<string, Use>();
    uses.set(`${use.action} ${use.resource} ${use.allowed}`, use);
    this.#uses.set(roleArn, uses);
  }

  /** Each (action, resource) that the role was allowed or denied, once, in the order of first use. */
  usesOf(roleArn: string): readonly Use[] {
    return [...(this.#uses.get(roleArn)?.values() ?? [])];
  }
}
