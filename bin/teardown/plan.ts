import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Resource {
  readonly logicalId: string;
  readonly type: string;
}

/** What becomes of one stack. */
export interface StackPlan {
  readonly stack: string;
  /** Type → how many: gone with the stack. */
  readonly destroyed: Readonly<Record<string, number>>;
  /** Left behind on purpose, each with the command that removes it for good; <id> is its physical id. */
  readonly retained: readonly (Resource & { readonly remove: string })[];
}

/** Everything that the templates retain; a test says when there is a type without a way. `id` is what `aws cloudformation list-stack-resources` calls it. */
export const WAYS: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable':
    'aws dynamodb update-table --table-name <id> --no-deletion-protection-enabled; aws dynamodb delete-table --table-name <id>',
  'AWS::SecretsManager::Secret': 'aws secretsmanager delete-secret --secret-id <id> --recovery-window-in-days 7',
  'AWS::Connect::PhoneNumber': 'aws connect release-phone-number --phone-number-id <id>',
  'AWS::Connect::Instance': 'aws connect delete-instance --instance-id <id>',
  'AWS::Connect::Queue':
    'goes with the instance; in one that was joined: aws connect delete-queue --instance-id <instance> --queue-id <id>',
  'AWS::Connect::HoursOfOperation':
    'goes with the instance; in one that was joined: aws connect delete-hours-of-operation --instance-id <instance> --hours-of-operation-id <id>',
  'AWS::KMS::Key': 'aws kms schedule-key-deletion --key-id <id> --pending-window-in-days 30 (everything under it is lost with it)',
  'AWS::KMS::Alias': 'aws kms delete-alias --alias-name <id>',
  'AWS::Logs::LogGroup': 'aws logs delete-log-group --log-group-name <id>',
  // Older versions stay while what they are of is deployed, so that an alias can go back to them.
  'AWS::Bedrock::GuardrailVersion': 'goes with its guardrail',
  'AWS::Lex::BotVersion': 'goes with its bot',
  'AWS::Lambda::Version': 'goes with its function',
  'AWS::StepFunctions::StateMachineVersion': 'goes with its state machine',
};

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly DeletionPolicy?: string }>>;
}

/** Of one stack of an assembly that `cdk synth` wrote. */
export function planOf(assembly: string, stack: string): StackPlan {
  const { Resources } = JSON.parse(readFileSync(join(assembly, `${stack}.template.json`), 'utf8')) as Template;
  const destroyed: Record<string, number> = {};
  const retained: (Resource & { readonly remove: string })[] = [];
  for (const [logicalId, { Type, DeletionPolicy }] of Object.entries(Resources)) {
    if (DeletionPolicy?.startsWith('Retain')) {
      retained.push({ logicalId, type: Type, remove: WAYS[Type] ?? 'delete it in the console of its service' });
    } else destroyed[Type] = (destroyed[Type] ?? 0) + 1;
  }
  return { stack, destroyed, retained };
}

export function textOf({ stack, destroyed, retained }: StackPlan, isDestroyed: boolean): string {
  const total = Object.values(destroyed).reduce((sum, count) => sum + count, 0);
  const types = Object.entries(destroyed)
    .sort(([, one], [, other]) => other - one)
    .map(([type, count]) => `${count} × ${type}`);
  const lines = isDestroyed
    ? [`${stack}: destroyed with everything that can be made again, ${total} resources`, `  ${types.join(', ')}`]
    : [`${stack}: stays, with its ${total + retained.length} resources. --data gives the stack up as well`];
  if (retained.length > 0) {
    lines.push(
      isDestroyed ? '  left behind on purpose; to remove one for good:' : '  of these, even --data leaves behind; to remove one for good:',
    );
    for (const { logicalId, type, remove } of retained) lines.push(`    ${type} ${logicalId}`, `      ${remove}`);
  }
  return `${lines.join('\n')}\n`;
}
