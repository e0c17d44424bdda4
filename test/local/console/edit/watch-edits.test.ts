import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../../local/cloud/system-clock';
import { describeEdit, watchEdits } from '../../../../local/console/edit';
import type { Edit } from '../../../../local/console/protocol';
import { editedAssembly, idsOf } from '../../../support/edited-assembly';
import { temporaryFolder } from '../../../support/temporary-folder';
import { startTestCenter } from '../../../support/test-center';
import { FunctionError } from '../../services/sfn/run-machine';
import { opsAtWork } from './ops-at-work';

const CALLBACK = 'callback.asl.json';
const MONITOR = 'call-monitor.asl.json';

/** Of Create Lead. */
const retries = (count: number) => (text: string) => text.replace(/("SalesforceUnavailable"[^}]*"MaxAttempts": )\d+/s, `$1${count}`);

describe('ops save a definition while the contact center runs', () => {
  it('and the next execution uses it, while the one that runs keeps its own', async () => {
    const functions = {
      'create-lead': () => {
        throw new FunctionError('SalesforceUnavailable');
      },
      'generate-scenario': () => ({ scenario: 'written' }),
      'start-outbound-call': () => ({ result: 'placed' }),
      ...Object.fromEntries(['read-callback', 'plan-next-attempt', 'update-lead'].map((name) => [name, () => ({ phase: 'ended' })])),
    };
    const { cloud, clock, stateMachines, save, outcomes, reported } = await opsAtWork({ functions });
    const [machine] = stateMachines.list().filter(({ name }) => name === 'atlas-callback');
    const start = () =>
      cloud.call({
        service: 'sfn',
        operation: 'StartExecution',
        input: { stateMachineArn: machine?.arn, input: '{"callbackId":"c"}' },
        principal: { kind: 'operator' },
      });
    const tries = () =>
      stateMachines
        .executions()
        .filter(({ stateMachineName }) => stateMachineName === 'atlas-callback')
        .map(
          ({ history }) =>
            history.filter(({ type, ...details }) => type === 'TaskScheduled' && JSON.stringify(details).includes('create-lead')).length,
        );

    await start();
    await clock.runUntil(() => tries()[0] === 2);
    save(CALLBACK, retries(1));
    expect(await outcomes()).toEqual([{ outcome: 'applied', file: CALLBACK, machines: ['atlas-callback'], ms: expect.any(Number) }]);
    expect(reported[0]).toEqual({ outcome: 'working', file: CALLBACK });
    await start();
    await clock.settle();
    expect(tries()).toEqual([3, 2]);
    expect(stateMachines.executions().every(({ status }) => status === 'SUCCEEDED')).toBe(true);
  });

  it('in the very assembly of this repository', async () => {
    const folder = temporaryFolder();
    cpSync(join(__dirname, '../../../../statemachines'), folder, { recursive: true });
    const center = await startTestCenter();
    const outcome = await new Promise<Edit>((resolve) => {
      const edits = watchEdits({
        cloud: center.cloud,
        folder,
        clock: systemClock(),
        onEdit: (edit) => edit.outcome !== 'working' && resolve(edit),
        async synthesize(assembly) {
          const copy = editedAssembly((template) => {
            for (const id of idsOf(template, 'AWS::StepFunctions::StateMachine', 'CallbackStateMachine'))
              template.Resources[id].Properties.DefinitionString = readFileSync(join(folder, CALLBACK), 'utf8');
          });
          cpSync(copy, assembly, { recursive: true });
          expect(edits.templates).toEqual(center.cloud.templates);
        },
      });
      writeFileSync(join(folder, CALLBACK), retries(7)(readFileSync(join(folder, CALLBACK), 'utf8')));
    });
    expect(outcome).toMatchObject({ outcome: 'applied', machines: ['atlas-callback'] });
    expect(center.stateMachines.list().find(({ name }) => name === 'atlas-callback')?.definition).toMatch(
      /"MaxAttempts": 7.*function:[\w-]+:live/s,
    );
    await center.close();
  });

  it('and the templates are those that are hosted now', async () => {
    const { cloud, edits, save, outcomes } = await opsAtWork();
    expect(edits.templates).toEqual(cloud.templates);
    save(CALLBACK, retries(4));
    await outcomes();
    expect(edits.templates).toEqual([{ name: 'Atlas.template.json', sha256: expect.not.stringMatching(cloud.templates[0]?.sha256 ?? '') }]);
    expect(edits.newest).toMatchObject([{ outcome: 'applied' }]);
  });

  it.each([
    [
      'broken JSON',
      (text: string) => text.replace('"StartAt"', 'StartAt'),
      { reason: 'line 5, column 3: expected a member\'s name in double quotes, found "StartAt"', fix: 'put the name in double quotes' },
    ],
    [
      'a target that is not there',
      (text: string) => text.replace('"Next": "Start Outbound Call"', '"Next": "Start Outbond Call"'),
      {
        state: 'Prepare Callback',
        reason: 'Next: no state "Start Outbond Call"',
        fix: expect.stringContaining('did you mean "Start Outbound Call"?'),
      },
    ],
    [
      'a field that is none',
      (text: string) => text.replace('"MaxAttempts": 2,', '"MaxAttempt": 2,'),
      {
        state: 'Create Lead',
        reason: expect.stringContaining('is no field of a retrier'),
        fix: expect.stringContaining('did you mean "MaxAttempts"?'),
      },
    ],
  ])('and one with %s is refused without a synthesis, the former one stays', async (_what, damage, reason) => {
    const { stateMachines, save, reported, outcomes, syntheses } = await opsAtWork();
    const before = stateMachines.list();
    save(CALLBACK, damage);
    expect(await outcomes()).toEqual([{ outcome: 'refused', file: CALLBACK, reasons: [reason] }]);
    expect([reported.length, syntheses()]).toEqual([1, 0]);
    expect(stateMachines.list()).toEqual(before);
  });

  it('and a file that is mended is taken, at once when it is what is live', async () => {
    const { save, text, outcomes, syntheses } = await opsAtWork();
    const original = text(CALLBACK);
    save(CALLBACK, () => '{');
    await outcomes();
    save(CALLBACK, () => original);
    expect(await outcomes(2)).toMatchObject([{ outcome: 'refused' }, { outcome: 'applied', machines: [] }]);
    save(CALLBACK, retries(5));
    expect(await outcomes(3)).toMatchObject([{}, {}, { outcome: 'applied', machines: ['atlas-callback'] }]);
    save(CALLBACK, () => original);
    expect(await outcomes(4)).toMatchObject([{}, {}, {}, { outcome: 'applied', machines: ['atlas-callback'] }]);
    expect(syntheses()).toBe(2);
  });

  it.each<[what: string, beside: NonNullable<Parameters<typeof opsAtWork>[0]>['beside'], reason: string]>([
    [
      'changed',
      ({ Queue }) => Object.assign(Queue.Properties, { VisibilityTimeout: 60 }),
      'Atlas.template.json: Queue (AWS::SQS::Queue) has changed: VisibilityTimeout',
    ],
    [
      'new',
      (resources) => Object.assign(resources, { Other: { Type: 'AWS::SQS::Queue' } }),
      'Atlas.template.json: Other (AWS::SQS::Queue) is new',
    ],
    ['gone', (resources) => delete resources['Queue'], 'Atlas.template.json: Queue (AWS::SQS::Queue) is gone'],
    [
      'of another role',
      ({ callback }) => Object.assign(callback.Properties, { RoleArn: 'arn:aws:iam::1:role/x' }),
      'Atlas.template.json: callback (AWS::StepFunctions::StateMachine) has changed: RoleArn',
    ],
    [
      'an output',
      (_resources, template) => Object.assign(template, { Outputs: { New: { Value: 'x' } } }),
      'Atlas.template.json: its outputs have changed',
    ],
  ])('and whatever else is %s is refused by name, with everything left as it was', async (_what, beside, reason) => {
    const { stateMachines, save, outcomes, edits, cloud } = await opsAtWork({ beside });
    const before = stateMachines.list();
    save(CALLBACK, retries(4));
    const fix = 'restart npm start to take it over';
    expect(await outcomes()).toEqual([
      {
        outcome: 'refused',
        file: CALLBACK,
        reasons: [expect.objectContaining({ reason: expect.stringMatching(reason.replace(/[().]/g, '\\$&')), fix })],
      },
    ]);
    expect([stateMachines.list(), edits.templates]).toEqual([before, cloud.templates]);
  });

  it('and what a placeholder stands for may change with it', async () => {
    const other = 'arn:aws:lambda:us-east-1:123456789012:function:other:live';
    const { stateMachines, save, outcomes } = await opsAtWork({
      beside: ({ callback }) => Object.assign(callback.Properties.DefinitionSubstitutions, { CreateLeadFunctionArn: other }),
    });
    save(CALLBACK, retries(4));
    expect(await outcomes()).toMatchObject([{ outcome: 'applied' }]);
    expect(stateMachines.list().find(({ name }) => name === 'atlas-callback')?.definition).toContain(other);
  });

  it('and a synthesis that fails is told in a line, and tried again with the next save', async () => {
    const fails = new Error('cdk synth failed (exit 1):\n/app/x.ts:3\n  throw\nError: the construct provides [A]\n    at x');
    const { save, outcomes } = await opsAtWork({ fails });
    const refused = {
      outcome: 'refused',
      reasons: [{ reason: 'Error: the construct provides [A]', fix: 'npx cdk synth shows all of it' }],
    };
    save(CALLBACK, retries(4));
    expect(await outcomes()).toMatchObject([refused]);
    save(CALLBACK, (text) => text);
    expect(await outcomes(2)).toMatchObject([refused, refused]);
  });

  it('and what is saved while one is being applied comes next, the newest only', async () => {
    let synthesisEnds = () => {};
    const firstTakes = new Promise<void>((resolve) => {
      synthesisEnds = resolve;
    });
    const { stateMachines, save, outcomes, syntheses, untilSynthesizing } = await opsAtWork({ firstTakes });
    save(CALLBACK, retries(4));
    await untilSynthesizing();
    for (const count of [5, 6, 7]) save(CALLBACK, retries(count));
    synthesisEnds();
    expect(await outcomes(2)).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
    expect(syntheses()).toBe(2);
    expect(stateMachines.list().find(({ name }) => name === 'atlas-callback')?.definition).toMatch(/"MaxAttempts": 7/);
  });

  it('and nothing is taken over once the contact center stops', async () => {
    let synthesisEnds = () => {};
    const firstTakes = new Promise<void>((resolve) => {
      synthesisEnds = resolve;
    });
    const { stateMachines, save, edits, reported, untilSynthesizing } = await opsAtWork({ firstTakes });
    const before = stateMachines.list();
    save(CALLBACK, retries(4));
    await untilSynthesizing();
    const closed = edits.close();
    synthesisEnds();
    await closed;
    save(CALLBACK, retries(5));
    expect(reported.map(({ outcome }) => outcome)).toEqual(['working']);
    expect(stateMachines.list()).toEqual(before);
  });

  it('and a save that changes nothing does nothing', async () => {
    const { save, outcomes, reported } = await opsAtWork();
    save(CALLBACK, (text) => text);
    save(MONITOR, (text) => text);
    save(CALLBACK, retries(4));
    await outcomes();
    save(CALLBACK, (text) => text);
    save(MONITOR, (text) => text.replace('"MaxAttempts": 5', '"MaxAttempts": 4'));
    await outcomes(2);
    expect(reported.map((edit) => `${edit.outcome} ${edit.file}`)).toEqual([
      `working ${CALLBACK}`,
      `applied ${CALLBACK}`,
      `working ${MONITOR}`,
      `applied ${MONITOR}`,
    ]);
  });

  it('and a sound edit waits for the other file to be mended', async () => {
    const { save, text, outcomes } = await opsAtWork();
    const original = text(MONITOR);
    save(MONITOR, () => '[');
    await outcomes();
    save(CALLBACK, retries(4));
    expect((await outcomes(2)).at(-1)).toMatchObject({ file: CALLBACK, reasons: [{ fix: `mend ${MONITOR} first` }] });
    save(MONITOR, () => original);
    expect((await outcomes(4)).slice(2)).toMatchObject([
      { outcome: 'applied', file: MONITOR, machines: [] },
      { outcome: 'applied', file: CALLBACK, machines: ['atlas-callback'] },
    ]);
  });

  it('and a file that is removed, or that nothing is made from, is told so', async () => {
    const { remove, create, outcomes } = await opsAtWork();
    remove(MONITOR);
    expect(await outcomes()).toMatchObject([{ outcome: 'refused', file: MONITOR, reasons: [{ reason: 'the file is gone' }] }]);
    create('survey.asl.json', '{}');
    expect(await outcomes(2)).toMatchObject([
      {},
      { file: 'survey.asl.json', reasons: [{ reason: 'no hosted state machine is named after this file' }] },
    ]);
  });

  it('and reads of it in the terminal', () => {
    expect(describeEdit({ outcome: 'applied', file: CALLBACK, machines: ['atlas-callback'], ms: 8_240 })).toBe(
      'callback.asl.json: live for the next execution of atlas-callback (8.2 s); those that run keep the former one',
    );
    expect(
      describeEdit({
        outcome: 'refused',
        file: CALLBACK,
        reasons: [{ state: 'Create Lead', reason: 'Next: no state "X"', fix: 'name one of "Y"' }],
      }),
    ).toBe('callback.asl.json: refused, the former definition stays\n    Create Lead: Next: no state "X"\n      → name one of "Y"');
  });
});
