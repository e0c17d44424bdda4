export interface DeploymentGroup {
  readonly application: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
}

export interface Deployment {
  readonly id: string;
  readonly group: DeploymentGroup;
  readonly hookExecutionId: string;
  /** What the hook said; until then it is waited for. */
  verdict?: string;
}

export class Deployments {
  readonly applications = new Set<string>();
  private readonly groups = new Map<string, DeploymentGroup>();
  private readonly deployments = new Map<string, Deployment>();

  addGroup(group: DeploymentGroup): void {
    this.groups.set(group.name, group);
  }

  /** A deployment whose hook is about to be invoked: what an update of the stack would begin. */
  begin(groupName: string, id: string): Deployment {
    const group = this.groups.get(groupName);
    if (!group) throw new Error(`no deployment group ${groupName}, only ${[...this.groups.keys()]}`);
    const deployment: Deployment = { id, group, hookExecutionId: `${id}-BeforeAllowTraffic` };
    this.deployments.set(id, deployment);
    return deployment;
  }

  find(id: string | undefined): Deployment | undefined {
    return this.deployments.get(id ?? '');
  }
}
