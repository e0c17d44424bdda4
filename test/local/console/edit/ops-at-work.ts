import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../../local/cloud/clock';
import { hostAssembly } from '../../../../local/cloud/host';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { systemClock } from '../../../../local/cloud/system-clock';
import { traceLog } from '../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { watchEdits } from '../../../../local/console/edit';
import type { Edit } from '../../../../local/console/protocol';
import { iam } from '../../../../local/services/iam';
import { sfn } from '../../../../local/services/sfn';
import { sqs } from '../../../../local/services/sqs';
import { temporaryFolder } from '../../../support/temporary-folder';
import { writeAssembly } from '../../../support/write-assembly';
import { type FakeFunction, fakeLambda } from '../../services/sfn/run-machine';

const DEFINITIONS = join(__dirname, '../../../../statemachines');

// biome-ignore lint/suspicious/noExplicitAny: templates are edited as they are, whatever their shape
type Resources = Record<string, any>;

export interface OpsOptions {
  readonly functions?: Readonly<Record<string, FakeFunction>>;
  /** What the next synthesis makes differ beside the definitions. */
  readonly beside?: (resources: Resources, template: Record<string, unknown>) => void;
  readonly fails?: Error;
  /** The first synthesis does not end before. */
  readonly firstTakes?: Promise<void>;
}

/** Files are saved in one step here, so nothing is waited for. */
const real = systemClock();
const soon: Clock = { ...real, setTimeout: (run, _delayMs, options) => real.setTimeout(run, 5, options) };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The repository's definitions in a folder of their own, hosted with nothing beside them but fake functions and a queue, and watched. */
export async function opsAtWork({ functions = {}, beside, fails, firstTakes }: OpsOptions = {}) {
  const folder = temporaryFolder();
  cpSync(DEFINITIONS, folder, { recursive: true });
  const clock = virtualClock({ startMs: Date.UTC(2026, 10, 18, 18) });
  const lambda = { ...fakeLambda(functions), createStore: () => ({ expectErrors: () => undefined }) };
  const services = [iam, sqs, sfn, lambda];
  const cloud = await hostAssembly({ assembly: synthesized(folder), services, clock, random: seededRandom('ops'), trace: traceLog(clock) });

  const reported: Edit[] = [];
  let syntheses = 0;
  let told = () => {};
  const edits = watchEdits({
    cloud,
    folder,
    clock: soon,
    onEdit(edit) {
      reported.push(edit);
      told();
    },
    async synthesize(assembly) {
      const isFirst = syntheses++ === 0;
      if (fails) throw fails;
      cpSync(synthesized(folder, beside), assembly, { recursive: true });
      if (isFirst) await firstTakes;
    },
  });
  closing.push(async () => {
    await edits.close();
    await cloud.close();
    rmSync(folder, { recursive: true });
  });

  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    ...{ cloud, clock, edits, reported, text },
    stateMachines: cloud.context(sfn).store,
    syntheses: () => syntheses,
    save: (file: string, change: (text: string) => string) => writeFileSync(join(folder, file), change(text(file))),
    create: (file: string, content: string) => writeFileSync(join(folder, file), content),
    remove: (file: string) => rmSync(join(folder, file)),
    /** Waits until this many edits have been applied or refused. */
    async outcomes(count = 1): Promise<readonly Edit[]> {
      const ended = () => reported.filter((edit) => edit.outcome !== 'working');
      while (ended().length < count)
        await new Promise<void>((resolve) => {
          told = resolve;
        });
      return ended();
    },
    async untilSynthesizing(): Promise<void> {
      while (syntheses === 0) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

/** What `cdk synth` would write: a role, the machines made from the files, and a queue that has nothing to do with them. */
function synthesized(folder: string, beside: OpsOptions['beside'] = () => {}): string {
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'states.amazonaws.com' } }],
  };
  const resources: Resources = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: trust, Policies: [{ PolicyName: 'All', PolicyDocument: everything }] },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } },
  };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.asl.json'))) {
    const name = file.replace('.asl.json', '');
    const definition = readFileSync(join(folder, file), 'utf8');
    resources[name.replace('-', '')] = {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: `atlas-${name}`,
        StateMachineType: name === 'callback' ? 'EXPRESS' : 'STANDARD',
        RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
        DefinitionString: definition,
        DefinitionSubstitutions: Object.fromEntries([...definition.matchAll(/\$\{(\w+)\}/g)].map(([, key]) => [key, arnOf(key as string)])),
      },
    };
  }
  const template = { Resources: resources };
  beside(resources, template);
  return writeAssembly({ Atlas: { template } });
}

/** `CreateLeadFunctionArn` → `…:function:create-lead:live` */
function arnOf(placeholder: string): object {
  const kebab = (word: string) => word.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
  const [, machine] = /^(\w+)StateMachineArn$/.exec(placeholder) ?? [];
  const [, name = ''] = /^(\w+)FunctionArn$/.exec(placeholder) ?? [];
  const resource = machine
    ? `states:\${AWS::Region}:\${AWS::AccountId}:stateMachine:atlas-${kebab(machine)}`
    : `lambda:\${AWS::Region}:\${AWS::AccountId}:function:${kebab(name)}:live`;
  return { 'Fn::Sub': `arn:aws:${resource}` };
}
