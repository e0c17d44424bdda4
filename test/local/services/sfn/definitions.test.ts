import { alone, invoke, world } from './run-machine';

const TASK = invoke('f');
const PLACEHOLDER = `\${OrderFunctionArn}`;
const JSONATA = { QueryLanguage: 'JSONata' };

/** What hosting the definition is refused with, after the machine's name. */
async function refusal(definition: object, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<string> {
  const error = await world()
    .machine('Orders', definition, type)
    .then(
      () => 'nothing is wrong',
      (thrown: Error) => thrown.message,
    );
  return error
    .replace('Test.template.json: Orders (AWS::StepFunctions::StateMachine), state machine Orders: ', '')
    .replace('; see docs/local-coverage.md', '');
}

describe('a definition that AWS would refuse, or that cannot be run here, is refused when it is loaded, by state and field', () => {
  it.each([
    ['an unknown state type', alone({ Type: 'Loop' }), 'state "Only", Type: no state type "Loop"'],
    ['an unknown field', alone({ Type: 'Pass', Reslt: 1 }), 'state "Only", Reslt: is no field of a Pass state'],
    ['an unknown field of the machine', { ...alone({ Type: 'Pass' }), Timeout: 3 }, 'Timeout: is no field of a state machine'],
    [
      'a field of the other language',
      alone({ Type: 'Pass', Parameters: {} }, JSONATA),
      'state "Only", Parameters: is a field of JSONPath, the state is JSONata',
    ],
    ['a Next to nowhere', alone({ Type: 'Pass', End: undefined, Next: 'Gone' }), 'state "Only", Next: no state "Gone"'],
    [
      'a Catch to nowhere',
      alone({ ...TASK, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Gone' }] }),
      'state "Only", Catch[0].Next: no state "Gone"',
    ],
    ['neither Next nor End', alone({ Type: 'Pass', End: undefined }), 'state "Only", Next: expected Next or "End": true, got neither'],
    ['a StartAt to nowhere', { ...alone({ Type: 'Pass' }), StartAt: 'Gone' }, 'StartAt: no state "Gone"'],
    [
      'an unreachable state',
      { StartAt: 'A', States: { A: { Type: 'Succeed' }, B: { Type: 'Succeed' } } },
      'state "B": no state leads to it',
    ],
    [
      'a name used twice',
      alone({ Type: 'Parallel', Branches: [alone({ Type: 'Pass' })] }),
      'state "Only": another state of the machine has the same name',
    ],
    [
      'a misspelt integration',
      alone({ ...TASK, Resource: 'arn:aws:states:::lambda:invoek' }),
      'state "Only", Resource: no integration arn:aws:states:::lambda:invoek; there are lambda:invoke',
    ],
    [
      'a misspelt operation',
      alone({ ...TASK, Resource: 'arn:aws:states:::aws-sdk:sfn:startExecutoin' }),
      'state "Only", Resource: no integration arn:aws:states:::aws-sdk:sfn:startExecutoin; there are aws-sdk:sfn:startExecution',
    ],
    [
      'a service that is not hosted',
      alone({ ...TASK, Resource: 'arn:aws:states:::aws-sdk:s3:getObject' }),
      'state "Only", Resource: no integration arn:aws:states:::aws-sdk:s3:getObject; there are aws-sdk:connect:…',
    ],
    [
      'an activity',
      alone({ ...TASK, Resource: 'arn:aws:states:us-east-1:123456789012:activity:a' }),
      'state "Only", Resource: activities are not run here',
    ],
    [
      'a job of an integration that has none',
      alone({ ...TASK, Resource: 'arn:aws:states:::lambda:invoke.sync' }),
      'state "Only", Resource: the integration has no .sync',
    ],
    [
      'an argument that is missing',
      alone({ ...TASK, Parameters: { Payload: {} } }),
      'state "Only", Parameters: FunctionName is required but was missing',
    ],
    [
      'a placeholder that was not replaced',
      alone({ ...TASK, Parameters: { FunctionName: PLACEHOLDER } }),
      `state "Only", Parameters.FunctionName: the placeholder ${PLACEHOLDER} was not replaced`,
    ],
    [
      'a broken path',
      alone({ Type: 'Pass', InputPath: '$.a[' }),
      'state "Only", InputPath: expected an index, a name in quotes, *, a slice or a filter at 5 of \'$.a[\', found the end',
    ],
    [
      'a broken expression',
      alone({ Type: 'Pass', Output: '{% 1 + %}' }, JSONATA),
      'state "Only", Output: \'1 +\' is no JSONata expression: S0207',
    ],
    ['$eval', alone({ Type: 'Pass', Output: "{% $eval('1') %}" }, JSONATA), 'state "Only", Output: $eval is not part of the language'],
    [
      'an unknown intrinsic function',
      alone({ Type: 'Pass', Parameters: { 'a.$': 'States.Sum(1)' } }),
      'state "Only", Parameters.a.$: no intrinsic function States.Sum',
    ],
    [
      'too few arguments of a function',
      alone({ Type: 'Pass', Parameters: { 'a.$': 'States.MathAdd(1)' } }),
      'state "Only", Parameters.a.$: States.MathAdd takes 2 arguments, got 1',
    ],
    [
      'a ResultPath to several places',
      alone({ Type: 'Pass', ResultPath: '$.a[*]' }),
      'state "Only", ResultPath: expected a reference path such as $.name or $.list[0], got \'$.a[*]\'',
    ],
    [
      'States.ALL beside others',
      alone({ ...TASK, Retry: [{ ErrorEquals: ['States.ALL', 'A'] }] }),
      'state "Only", Retry[0].ErrorEquals: States.ALL must stand alone',
    ],
    [
      'States.ALL before others',
      alone({ ...TASK, Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] }),
      'state "Only", Retry[0].ErrorEquals: States.ALL must be in the last one',
    ],
    [
      'an unknown jitter',
      alone({ ...TASK, Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'HALF' }] }),
      'state "Only", Retry[0].JitterStrategy: expected FULL or NONE, got "HALF"',
    ],
    [
      'a heartbeat longer than the time-out',
      alone({ ...TASK, TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
      'state "Only", HeartbeatSeconds: expected less than TimeoutSeconds, which is 5, got 5',
    ],
    [
      'two ways to wait',
      alone({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s' }),
      'state "Only": expected exactly one of Seconds, SecondsPath, Timestamp, TimestampPath, got Seconds and SecondsPath',
    ],
    [
      'a JSONPath state in a JSONata machine',
      alone({ Type: 'Pass', QueryLanguage: 'JSONPath' }, JSONATA),
      'state "Only", QueryLanguage: a state of a JSONata state machine cannot be JSONPath',
    ],
    [
      'a comparison that does not exist',
      { StartAt: 'C', States: { C: { Type: 'Choice', Choices: [{ Variable: '$', NumericIs: 1, Next: 'D' }] }, D: { Type: 'Succeed' } } },
      'state "C", Choices[0].NumericIs: is no comparison',
    ],
    [
      'a comparison with the wrong type',
      {
        StartAt: 'C',
        States: { C: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: '1', Next: 'D' }] }, D: { Type: 'Succeed' } },
      },
      'state "C", Choices[0].NumericEquals: expected a number, got "1"',
    ],
    [
      'S3 in a map',
      alone({ Type: 'Map', ItemReader: {}, ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Succeed' } } } }),
      'state "Only", ItemReader: is not run here: it needs S3',
    ],
    [
      'a variable of the flow around',
      {
        StartAt: 'S',
        States: {
          S: { Type: 'Pass', Assign: { n: 1 }, Next: 'P' },
          P: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Pass', Assign: { n: 2 }, End: true } } }], End: true },
        },
      },
      'state "B", Assign: the variable n belongs to the flow around this one, which can only be read here',
    ],
    ['no JSON object', [] as object, 'the definition: expected a JSON object'],
  ])('%s', async (_what, definition, said) => expect(await refusal(definition)).toContain(said));

  it.each(['.sync', '.waitForTaskToken'])('%s in an Express machine', async (pattern) => {
    const definition = alone({
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Parameters: { StateMachineArn: 'arn' },
    });
    expect(await refusal(definition, 'EXPRESS')).toContain(`state "Only", Resource: an EXPRESS state machine has no ${pattern}`);
  });

  it('a distributed map in an Express machine', async () => {
    const processor = {
      StartAt: 'I',
      States: { I: { Type: 'Succeed' } },
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    };
    expect(await refusal(alone({ Type: 'Map', ItemProcessor: processor }), 'EXPRESS')).toContain(
      'an EXPRESS state machine cannot run a distributed map',
    );
  });

  it('tells everything that is wrong at once', async () => {
    expect(await refusal({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Gone' }, B: { Type: 'Loop' } } })).toBe(
      'state "B", Type: no state type "Loop", expected one of Task, Parallel, Map, Pass, Wait, Choice, Succeed, Fail; state "A", Next: no state "Gone"; state "B": no state leads to it',
    );
  });
});
