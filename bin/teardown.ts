import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsOf, run, UsageError } from './arguments';
import { planOf, textOf } from './teardown/plan';

const HELP = `npm run teardown -- --stage NAME [options]

Takes a deployment down: says what is destroyed, what is left behind on purpose and how to remove that, and does it only with --yes.

  --stage NAME     dev or prod, as it was deployed
  --yes            do it: cdk destroy, in the account and Region that your AWS credentials lead to
  --data           give up the stack AtlasData as well. Table, keys, instance and number stay all the same, without a stack
  --prod           needed with --stage prod
  --assembly DIR   what cdk synth wrote for that stage; by default it is synthesized anew
`;

const ROOT = join(__dirname, '..');
/** Before anything is destroyed, while the stack still knows: its physical ids. */
const IDS =
  'aws cloudformation list-stack-resources --stack-name AtlasData --query "StackResourceSummaries[].[LogicalResourceId,PhysicalResourceId]" --output text';

run(async () => {
  const values = optionsOf(HELP, {
    stage: { type: 'string' },
    yes: { type: 'boolean' },
    data: { type: 'boolean' },
    prod: { type: 'boolean' },
    assembly: { type: 'string' },
  });
  if (!values) return 0;
  const { stage, yes = false, data = false, prod = false } = values;
  if (stage !== 'dev' && stage !== 'prod') throw new UsageError('--stage is required: dev or prod (--help tells what it does)');
  if (stage === 'prod' && !prod) throw new UsageError('--stage prod is what callers phone: nothing is done without --prod');

  const assembly = values.assembly ?? mkdtempSync(join(tmpdir(), 'atlas-teardown-'));
  if (values.assembly === undefined) await cdk('synth', '--quiet', '-c', `stage=${stage}`, '--output', assembly);
  const stacks = data ? ['Atlas', 'AtlasData'] : ['Atlas'];
  for (const stack of ['Atlas', 'AtlasData']) process.stdout.write(textOf(planOf(assembly, stack), stacks.includes(stack)));
  process.stdout.write(
    `\nThe number bills every day until it is released. <id> is what this says${data ? ', asked before' : ''}:\n  ${IDS}\n`,
  );
  if (!yes) {
    process.stdout.write('\nNothing was done. With --yes it is.\n');
    return 0;
  }
  return cdk('destroy', ...stacks, '--force', '--app', assembly);
});

/** The code it ends with; what it says is shown. */
function cdk(...options: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, CDK_VALIDATION: 'false' };
    const child = spawn(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ...options], { cwd: ROOT, env, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0 || options[0] === 'destroy') resolve(code ?? 1);
      else reject(new Error(`cdk ${options[0]} failed with exit code ${code}`));
    });
  });
}
