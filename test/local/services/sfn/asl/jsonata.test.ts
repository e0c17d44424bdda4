import { alone, detailsOf, outputOf, runMachine, START_MS } from '../run-machine';

const JSONATA = { QueryLanguage: 'JSONata' };
const evaluated = (expression: unknown, input: unknown = {}) => outputOf({ Output: expression }, input, JSONATA);

describe('JSONata', () => {
  it.each([
    ['{% 1 + 1 %}', 2],
    [' {% 1 + 1 %}', ' {% 1 + 1 %}'],
    ['{% $states.input.name & "!" %}', 'Ada!'],
    [{ a: ['{% 1 %}', 2, { b: '{% null %}' }] }, { a: [1, 2, { b: null }] }],
    ['{% $partition([1,2,3], 2) %}', [[1, 2], [3]]],
    ['{% $range(1, 7, 3) %}', [1, 4, 7]],
    ['{% $range(1, 9, 9) %}', 1],
    ['{% $hash("abc", "SHA-1") %}', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['{% $parse("[1,{}]") %}', [1, {}]],
    ['{% $random(7) = $random(7) %}', true],
    ['{% $states.context.State.Name %}', 'Only'],
  ])('%j gives %j', async (expression, value) => expect(await evaluated(expression, { name: 'Ada' })).toEqual(value));

  it("reads the cloud's clock, and draws from its random source", async () => {
    expect(await evaluated('{% $millis() %}')).toBe(START_MS);
    expect(await evaluated('{% $now() %}')).toBe('2026-11-02T15:00:00.000Z');
    expect(await evaluated("{% $now('[H01]:[m01]') %}")).toBe('15:00');
    expect(await evaluated('{% $random() %}')).toBe(await evaluated('{% $random() %}'));
    expect(await evaluated('{% $uuid() %}')).toMatch(/^[\da-f-]{36}$/);
  });

  it('that finds nothing is an event of its own and fails the execution', async () => {
    const run = await runMachine(alone({ Type: 'Pass', Output: { a: ['{% $missing %}'] } }, JSONATA));
    const cause =
      "An error occurred while executing the state 'Only' (entered at the event id #2). The JSONata expression '$missing' specified for the field 'Output/a[0]' returned nothing (undefined).";
    expect(detailsOf(run, 'EvaluationFailed')).toEqual({
      error: 'States.QueryEvaluationError',
      cause,
      location: 'Output/a[0]',
      state: 'Only',
    });
    expect(run).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError', cause });
  });

  it.each([
    ['{% 1 + "a" %}', /threw an error during evaluation\. T2002: /],
    ['{% $sum %}', /returned an unexpected result type/],
    ['{% $error("no") %}', /threw an error during evaluation\. D3137: no$/],
  ])('%s is an error', async (expression, cause) => expect((await evaluated(expression)).cause).toMatch(cause));

  it('evaluates Output and Assign of a state with what there was when it was entered', async () => {
    const { output } = await runMachine({
      ...JSONATA,
      StartAt: 'First',
      States: {
        First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Second' },
        Second: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: { before: '{% $n %}' }, Next: 'Third' },
        Third: { Type: 'Pass', Output: { before: '{% $states.input.before %}', after: '{% $n %}' }, End: true },
      },
    });
    expect(output).toBe('{"before":1,"after":2}');
  });

  it('may be the language of one state of a JSONPath machine', async () => {
    const { output } = await runMachine(
      {
        StartAt: 'Path',
        States: {
          Path: { Type: 'Pass', Parameters: { 'n.$': '$.n' }, Assign: { doubled: 4 }, Next: 'Ata' },
          Ata: { Type: 'Pass', ...JSONATA, Output: '{% $states.input.n + $doubled %}', End: true },
        },
      },
      { input: { n: 2 } },
    );
    expect(output).toBe('6');
  });
});
