import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDefinition } from '../../../../../local/console/edit/check/check-definition';

const CALLBACK = readFileSync(join(__dirname, '../../../../../statemachines/callback.asl.json'), 'utf8');

const template = {
  type: 'EXPRESS',
  substitutions: Object.fromEntries([
    ...['CreateLead', 'GenerateScenario', 'StartOutboundCall'].map((name) => [
      `${name}FunctionArn`,
      `arn:aws:lambda:us-east-1:123456789012:function:${name}:live`,
    ]),
    ['CallMonitorStateMachineArn', 'arn:aws:states:us-east-1:123456789012:stateMachine:atlas-call-monitor'],
  ]),
} as const;

// biome-ignore lint/suspicious/noExplicitAny: edited as ops would, whatever comes of it
type Definition = any;

/** What is said of the definition once it has been edited. */
function edited(edit: (definition: Definition) => void) {
  const definition: Definition = JSON.parse(CALLBACK);
  edit(definition);
  return checkDefinition(JSON.stringify(definition, null, 2), template);
}
/** As it stands in the definition. */
const placeholder = (name: string) => `\${${name}}`;
const createLead = ({ States }: Definition) => States['Prepare Callback'].Branches[0].States['Create Lead'];

describe('a definition that ops edited', () => {
  it('is taken as it is in the repository, and with another retry', async () => {
    expect(await checkDefinition(CALLBACK, template)).toEqual([]);
    expect(await edited((definition) => Object.assign(createLead(definition).Retry[0], { MaxAttempts: 5 }))).toEqual([]);
  });

  const FIXES: readonly [what: string, edit: (definition: Definition) => void, expected: object][] = [
    [
      'a misspelt target',
      ({ States }) => Object.assign(States['Start Outbound Call'], { Next: 'Start Call Monitr' }),
      {
        state: 'Start Outbound Call',
        reason: 'Next: no state "Start Call Monitr"',
        fix: expect.stringMatching(/^did you mean "Start Call Monitor"\?/),
      },
    ],
    [
      'a misspelt target of a catch',
      ({ States }) => Object.assign(States['Start Outbound Call'].Catch[0], { Next: 'Nobody' }),
      {
        state: 'Start Outbound Call',
        reason: 'Catch[0].Next: no state "Nobody"',
        fix: expect.stringContaining('name one of "Prepare Callback", "Start Outbound Call"'),
      },
    ],
    [
      'a target in another branch',
      (definition) => Object.assign(createLead(definition).Catch[0], { Next: 'Use Standard Scenario' }),
      {
        state: 'Create Lead',
        reason: 'Catch[0].Next: no state "Use Standard Scenario"',
        fix: expect.stringMatching(/^that state is in another branch.* "Create Lead", "Leave Lead Pending"$/),
      },
    ],
    [
      'a misspelt start',
      (definition) => Object.assign(definition, { StartAt: 'Prepare Callbck' }),
      { reason: 'StartAt: no state "Prepare Callbck"', fix: expect.stringMatching(/^did you mean "Prepare Callback"/) },
    ],
    [
      'a state that goes nowhere',
      ({ States }) => delete States['Start Outbound Call'].Next,
      { state: 'Start Outbound Call', fix: 'add "Next": with the state that follows, or "End": true' },
    ],
    [
      'a state that nothing leads to',
      ({ States }) => Object.assign(States, { Forgotten: { Type: 'Succeed' } }),
      { state: 'Forgotten', reason: 'no state leads to it', fix: expect.stringContaining('lead to it') },
    ],
    [
      'a field that is misspelt',
      ({ States }) => Object.assign(States['Start Outbound Call'], { TimeoutSecond: 3 }),
      {
        state: 'Start Outbound Call',
        reason: 'TimeoutSecond: is no field of a Task state',
        fix: expect.stringMatching(/^did you mean "TimeoutSeconds"\?/),
      },
    ],
    [
      'a field that there is not',
      (definition) => Object.assign(createLead(definition).Retry[0], { Colour: 'red' }),
      {
        state: 'Create Lead',
        reason: 'Retry[0].Colour: is no field of a retrier',
        fix: expect.stringMatching(/^remove Colour; expected only ErrorEquals, IntervalSeconds/),
      },
    ],
    [
      'a field of the other language',
      ({ States }) => Object.assign(States['Start Outbound Call'], { ResultPath: '$.call' }),
      { state: 'Start Outbound Call', fix: 'a JSONata state has Arguments and Output instead, with expressions in {% %}' },
    ],
    [
      'a number that is none',
      (definition) => Object.assign(createLead(definition).Retry[0], { MaxAttempts: 'three' }),
      { state: 'Create Lead', reason: expect.stringContaining('Retry[0].MaxAttempts'), fix: expect.stringMatching(/^write an integer/) },
    ],
    [
      'a type that there is not',
      ({ States }) => Object.assign(States['Start Outbound Call'], { Type: 'Tusk' }),
      { state: 'Start Outbound Call', fix: expect.stringMatching(/^did you mean "Task"\?/) },
    ],
    [
      'an expression that is none',
      ({ States }) => Object.assign(States['Start Outbound Call'], { Output: '{% $merge([ %}' }),
      { state: 'Start Outbound Call', fix: 'correct the expression between {% and %}' },
    ],
    [
      'States.ALL before others',
      (definition) => createLead(definition).Retry.unshift({ ErrorEquals: ['States.ALL'] }),
      { state: 'Create Lead', fix: 'move it to the end of the list' },
    ],
    [
      'a wait for a token in an Express machine',
      (definition) => Object.assign(createLead(definition), { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }),
      { state: 'Create Lead', reason: 'Resource: an EXPRESS state machine has no .waitForTaskToken' },
    ],
    [
      'a name in two branches',
      ({ States }) =>
        Object.assign(States, { 'Leave Monitor To Sweep': undefined, 'Use Standard Scenario': { Type: 'Succeed' } }) &&
        Object.assign(States['Start Call Monitor'].Catch[1], { Next: 'Use Standard Scenario' }),
      { state: 'Use Standard Scenario', fix: expect.stringMatching(/^rename one of the two/) },
    ],
  ];

  it.each(FIXES)('with %s is refused with the state, the reason and what to do', async (_what, edit, expected) => {
    expect(await edited(edit)).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    [
      'misspelt',
      placeholder('CreateLedFunctionArn'),
      [
        expect.objectContaining({
          reason: `line 18: nothing fills the placeholder ${placeholder('CreateLedFunctionArn')}`,
          fix: expect.stringMatching(/^did you mean \$\{CreateLeadFunctionArn\}/),
        }),
      ],
    ],
    [
      'not used any more',
      'arn:aws:lambda:us-east-1:123456789012:function:other',
      [expect.objectContaining({ reason: `the placeholder ${placeholder('CreateLeadFunctionArn')} is not used any more` })],
    ],
  ])('with a placeholder %s is refused', async (_what, text, expected) => {
    expect(await checkDefinition(CALLBACK.replace(placeholder('CreateLeadFunctionArn'), text), template)).toEqual(expected);
  });

  it('that is no JSON is refused with line and column', async () => {
    expect(await checkDefinition(CALLBACK.replace('"TimeoutSeconds": 110,', '"TimeoutSeconds": 110'), template)).toEqual([
      { reason: 'line 4, column 24: a "," is missing before a double quote', fix: 'put a "," here' },
    ]);
  });
});
