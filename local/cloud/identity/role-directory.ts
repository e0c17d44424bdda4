import type { PolicyDocument, Statement } from '../service';

export interface Role {
  readonly arn: string;
  readonly name: string;
  readonly roleId: string;
  /** `Atlas.template.json: CreateLeadServiceRole (AWS::IAM::Role)` */
  readonly where: string;
  readonly trustPolicy: PolicyDocument;
  /** Of all its policies: inline, attached, managed. */
  readonly statements: readonly Statement[];
}

/** The roles of the template. The host asks it; the service that hosts AWS::IAM::Role fills it. */
export interface RoleDirectory {
  find(roleArn: string): Role | undefined;
  /** Told of every decision, so that what a role has and what it uses can be compared. */
  record(roleArn: string, use: { readonly action: string; readonly resource: string; readonly allowed: boolean }): void;
}
