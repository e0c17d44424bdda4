/** What waits for a verdict before it sends traffic. */
export interface Deployments {
  conclude(hook: DeploymentHook, verdict: 'Succeeded' | 'Failed'): Promise<void>;
}

export interface DeploymentHook {
  readonly deploymentId: string;
  readonly hookExecutionId: string;
}
