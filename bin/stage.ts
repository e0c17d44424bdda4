import type { Node } from 'constructs';

/** How carefully a deployment keeps what it has. A stage is an AWS account of its own: names within are the same in each. */
export interface Stage {
  readonly name: string;
  /** The table and the secrets under a key of the customer's own, whose policy is in the template; else under keys that AWS owns. */
  readonly customerManagedKey: boolean;
  /** Tables refuse to be deleted. What cannot be made again is retained in every stage. */
  readonly deletionProtection: boolean;
  readonly logRetentionDays: number;
}

/** What may be paid for being fast: docs/architecture.md has the sums. */
export interface Profile {
  readonly name: string;
  /** Environments of the fulfillment function that are always warm; between the two, as many as 70 % of use ask for. */
  readonly warmEnvironments: { readonly least: number; readonly most: number };
  /** Memory is CPU: at 1,769 MiB a whole one. */
  readonly fulfillmentMemoryMiB: number;
}

/** What differs between deployments of one repository, chosen by `-c stage=…`, `-c profile=…`, `-c connectInstanceArn=…` and `-c alarmEmail=…`. */
export interface Deployment {
  readonly stage: Stage;
  readonly profile: Profile;
  /** Of the instance to join. Absent: one is made. */
  readonly connectInstanceArn?: string;
  /** Who is told of alarms. Absent: whoever subscribes to the topic by hand. */
  readonly alarmEmail?: string;
}

const STAGES = {
  dev: { customerManagedKey: false, deletionProtection: false, logRetentionDays: 30 },
  prod: { customerManagedKey: true, deletionProtection: true, logRetentionDays: 365 },
} satisfies Record<string, Omit<Stage, 'name'>>;

const PROFILES = {
  lean: { warmEnvironments: { least: 1, most: 2 }, fulfillmentMemoryMiB: 512 },
  balanced: { warmEnvironments: { least: 2, most: 10 }, fulfillmentMemoryMiB: 1024 },
  aggressive: { warmEnvironments: { least: 5, most: 20 }, fulfillmentMemoryMiB: 1769 },
} satisfies Record<string, Omit<Profile, 'name'>>;

const INSTANCE_ARN = /^arn:aws:connect:[a-z0-9-]+:\d{12}:instance\/[0-9a-f-]{36}$/;

/** Throws for what nobody offers: a misspelt stage must not be deployed as another. */
export function deploymentOf(node: Pick<Node, 'tryGetContext'>): Deployment {
  const connectInstanceArn: string | undefined = node.tryGetContext('connectInstanceArn');
  const alarmEmail: string | undefined = node.tryGetContext('alarmEmail');
  if (connectInstanceArn && !INSTANCE_ARN.test(connectInstanceArn)) {
    throw new Error(`-c connectInstanceArn is ${connectInstanceArn}, expected arn:aws:connect:REGION:ACCOUNT:instance/ID`);
  }
  return {
    stage: chosen('stage', STAGES, node.tryGetContext('stage') ?? 'dev'),
    profile: chosen('profile', PROFILES, node.tryGetContext('profile') ?? 'balanced'),
    ...(connectInstanceArn && { connectInstanceArn }),
    ...(alarmEmail && { alarmEmail }),
  };
}

function chosen<T extends object>(option: string, offered: Readonly<Record<string, T>>, name: string): T & { readonly name: string } {
  const found = Object.hasOwn(offered, name) ? offered[name] : undefined;
  if (!found) throw new Error(`-c ${option} is ${name}, expected ${Object.keys(offered).join(' or ')}`);
  return { name, ...found };
}
