import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../../local/cloud/system-clock';
import { describeEdit, watchEdits } from '../../../../local/console/edit';
import type { Edit } from '../../../../local/console/protocol';
import { editedAssembly, idsOf } from '../../../support/edited-assembly';
import { startTestCenter, type TestCenter } from '../../../support/test-center';

const FILE = 'callback.asl.json';
const CALLER = '+14155552671';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The definitions of the repository in a folder of their own, watched. The synthesis is that of the tests, with the folder's definitions in it. */
async function opsAtWork({
  beside = () => {},
  fails,
  firstTakes,
}: {
  beside?: Parameters<typeof editedAssembly>[0];
  fails?: Error;
  firstTakes?: Promise<void>;
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-definitions-'));
  cpSync(join(__dirname, '../../../../statemachines'), folder, { recursive: true });
  const center = await startTestCenter();
  const reported: Edit[] = [];
  let synthesized = 0;
  let told = () => {};
  const edits = watchEdits({
    cloud: center.cloud,
    folder,
    clock: systemClock(),
    onEdit: (edit) => {
      reported.push(edit);
      told();
    },
    synthesize: async (assembly) => {
      const isFirst = synthesized++ === 0;
      if (fails) throw fails;
      const copy = editedAssembly((template) => {
        for (const id of idsOf(template, 'AWS::StepFunctions::StateMachine')) {
          const { Properties: properties } = template.Resources[id];
          properties.DefinitionString = readFileSync(join(folder, `${properties.StateMachineName.replace('atlas-', '')}.asl.json`), 'utf8');
        }
        beside(template);
      });
      cpSync(copy, assembly, { recursive: true });
      if (isFirst) await firstTakes;
    },
  });
  closing.push(async () => {
    await edits.close();
    await center.close();
    rmSync(folder, { recursive: true });
  });
  const text = (file = FILE) => readFileSync(join(folder, file), 'utf8');
  const save = (change: (text: string) => string, file = FILE) => writeFileSync(join(folder, file), change(text(file)));
  const outcome = async (count = 1): Promise<readonly Edit[]> => {
    const ended = () => reported.filter((edit) => edit.outcome !== 'working');
    while (ended().length < count) await new Promise<void>((resolve) => (told = resolve));
    return ended();
  };
  return { center, edits, reported, save, text, outcome, synthesized: () => synthesized };
}

const retries = (count: number) => (text: string) => text.replace(/("SalesforceUnavailable"[^}]*"MaxAttempts": )\d+/s, `$1${count}`);

async function asksForACallback(center: TestCenter): Promise<void> {
  const call = await center.caller(CALLER).dials();
  await call.saysAll('call me back', 'Ada', 'Analytical Engines', 'night support', 'yes');
}

/** How often each callback so far tried to create its lead. */
const triesOfCreateLead = (center: TestCenter) =>
  center.stateMachines
    .executions()
    .filter(({ stateMachineName }) => stateMachineName === 'atlas-callback')
    .map(
      ({ history }) =>
        history.filter(({ type, ...details }) => type === 'TaskScheduled' && /create-?lead/i.test(JSON.stringify(details))).length,
    );

describe('ops save a definition while the contact center runs', () => {
  it('and the next execution uses it, while the one that runs keeps its own', async () => {
    const { center, save, reported, outcome } = await opsAtWork();
    center.salesforce.goDown(true);
    await asksForACallback(center);
    await center.clock.runUntil(() => triesOfCreateLead(center)[0] === 2);

    save(retries(1));
    expect(await outcome()).toEqual([{ outcome: 'applied', file: FILE, machines: ['atlas-callback'], ms: expect.any(Number) }]);
    expect(reported[0]).toEqual({ outcome: 'working', file: FILE });

    await center.settle();
    await asksForACallback(center);
    await center.settle();
    expect(triesOfCreateLead(center).slice(0, 2)).toEqual([3, 2]);
  });

  it('and the console shows the templates that are hosted now', async () => {
    const { center, edits, save, outcome } = await opsAtWork();
    expect(edits.templates).toEqual(center.cloud.templates);
    save(retries(4));
    await outcome();
    const [data, atlas] = edits.templates;
    expect(data).toEqual(center.cloud.templates[0]);
    expect(atlas?.sha256).not.toBe(center.cloud.templates[1]?.sha256);
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
    const { center, save, reported, outcome, synthesized } = await opsAtWork();
    const before = center.stateMachines.list().map(({ definition, revisionId }) => [definition, revisionId]);
    save(damage);
    expect(await outcome()).toEqual([{ outcome: 'refused', file: FILE, reasons: [reason] }]);
    expect(reported).toHaveLength(1);
    expect(synthesized()).toBe(0);
    expect(center.stateMachines.list().map(({ definition, revisionId }) => [definition, revisionId])).toEqual(before);
  });

  it('and a file that is mended is taken, back to what is live at once', async () => {
    const { save, text, outcome, synthesized } = await opsAtWork();
    const original = text();
    save(() => '{');
    await outcome();
    save(() => original);
    expect(await outcome(2)).toMatchObject([{ outcome: 'refused' }, { outcome: 'applied', machines: [] }]);
    save(retries(5));
    expect(await outcome(3)).toMatchObject([{}, {}, { outcome: 'applied', machines: ['atlas-callback'] }]);
    expect(synthesized()).toBe(1);
  });

  it('and anything else that differs is refused by name, with everything left as it was', async () => {
    const { center, save, outcome } = await opsAtWork({
      beside: (template) => {
        const [role] = idsOf(template, 'AWS::Lambda::Function', 'Sweep');
        Object.assign(template.Resources[role as string].Properties, { MemorySize: 4096 });
      },
    });
    const before = center.stateMachines.list();
    save(retries(4));
    expect(await outcome()).toEqual([
      {
        outcome: 'refused',
        file: FILE,
        reasons: [
          {
            reason: expect.stringMatching(/^Atlas\.template\.json: Sweep\w+ \(AWS::Lambda::Function\) has changed: MemorySize$/),
            fix: 'restart npm start to take it over',
          },
        ],
      },
    ]);
    expect(center.stateMachines.list()).toEqual(before);
  });

  it('and a synthesis that fails is told in a line', async () => {
    const { save, outcome } = await opsAtWork({
      fails: new Error('cdk synth failed (exit 1):\n/app/x.ts:3\n  throw\nError: the construct provides [A]\n    at x'),
    });
    save(retries(4));
    expect(await outcome()).toMatchObject([
      { outcome: 'refused', reasons: [{ reason: 'Error: the construct provides [A]', fix: 'npx cdk synth shows all of it' }] },
    ]);
  });

  it('and what is saved while one is being applied comes next, the newest only', async () => {
    let synthesisEnds = () => {};
    const { center, save, outcome, synthesized } = await opsAtWork({ firstTakes: new Promise((resolve) => (synthesisEnds = resolve)) });
    save(retries(4));
    while (synthesized() === 0) await new Promise((resolve) => setImmediate(resolve));
    for (const count of [5, 6, 7]) save(retries(count));
    synthesisEnds();
    expect(await outcome(2)).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
    expect(synthesized()).toBe(2);
    expect(center.stateMachines.list().find(({ name }) => name === 'atlas-callback')?.definition).toMatch(/"MaxAttempts": 7/);
  });

  it('and a save that changes nothing does nothing', async () => {
    const { save, outcome, reported } = await opsAtWork();
    save((text) => text);
    save((text) => text, 'call-monitor.asl.json');
    save(retries(4));
    await outcome();
    save((text) => text);
    save((text) => text.replace('"MaxAttempts": 5', '"MaxAttempts": 4'), 'call-monitor.asl.json');
    await outcome(2);
    expect(reported.map((edit) => `${edit.outcome} ${edit.file}`)).toEqual([
      `working ${FILE}`,
      `applied ${FILE}`,
      'working call-monitor.asl.json',
      'applied call-monitor.asl.json',
    ]);
  });

  it('and a sound edit waits for the other file to be mended', async () => {
    const { save, text, outcome } = await opsAtWork();
    const original = text('call-monitor.asl.json');
    save(() => '[', 'call-monitor.asl.json');
    await outcome();
    save(retries(4));
    expect((await outcome(2)).at(-1)).toMatchObject({ file: FILE, reasons: [{ fix: 'mend call-monitor.asl.json first' }] });
    save(() => original, 'call-monitor.asl.json');
    expect((await outcome(4)).slice(2)).toMatchObject([
      { outcome: 'applied', file: 'call-monitor.asl.json', machines: [] },
      { outcome: 'applied', file: FILE, machines: ['atlas-callback'] },
    ]);
  });

  it('and reads of it in the terminal', () => {
    expect(describeEdit({ outcome: 'applied', file: FILE, machines: ['atlas-callback'], ms: 8_240 })).toBe(
      'callback.asl.json: live for the next execution of atlas-callback (8.2 s); those that run keep the former one',
    );
    expect(
      describeEdit({
        outcome: 'refused',
        file: FILE,
        reasons: [{ state: 'Create Lead', reason: 'Next: no state "X"', fix: 'name one of "Y"' }],
      }),
    ).toBe('callback.asl.json: refused, the former definition stays\n    Create Lead: Next: no state "X"\n      → name one of "Y"');
  });
});
