import { runMachine } from '../run-machine';

const taken = async (rule: object, input: unknown, more: object = {}) => {
  const { output, error } = await runMachine(
    {
      StartAt: 'Choose',
      ...more,
      States: {
        Choose: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
        Yes: { Type: 'Pass', ...('QueryLanguage' in more ? { Output: true } : { Result: true }), End: true },
        No: { Type: 'Pass', ...('QueryLanguage' in more ? { Output: false } : { Result: false }), End: true },
      },
    },
    { input },
  );
  return error ?? JSON.parse(output ?? 'null');
};

const on = (comparison: object) => ({ Variable: '$.v', ...comparison });

describe('a choice', () => {
  it.each([
    [{ StringEquals: 'a' }, 'a', true],
    [{ StringEquals: 'a' }, 1, false],
    [{ StringLessThan: 'b' }, 'a', true],
    [{ StringLessThanEquals: 'a' }, 'a', true],
    [{ StringGreaterThan: 'b' }, 'a', false],
    [{ StringGreaterThanEquals: 'b' }, 'ba', true],
    [{ StringMatches: 'log-*.txt' }, 'log-1.txt', true],
    [{ StringMatches: 'a\\*c' }, 'abc', false],
    [{ StringMatches: 'a\\*c' }, 'a*c', true],
    [{ NumericEquals: 1 }, 1, true],
    [{ NumericEquals: 1 }, '1', false],
    [{ NumericLessThan: 1 }, 0.5, true],
    [{ NumericLessThanEquals: 1 }, 2, false],
    [{ NumericGreaterThan: 1 }, 2, true],
    [{ NumericGreaterThanEquals: 3 }, 2, false],
    [{ BooleanEquals: false }, false, true],
    [{ BooleanEquals: false }, null, false],
    [{ TimestampEquals: '2026-11-02T15:00:00Z' }, '2026-11-02T16:00:00+01:00', true],
    [{ TimestampLessThan: '2026-11-02T15:00:00Z' }, '2026-11-02T14:59:59.999Z', true],
    [{ TimestampGreaterThan: '2026-11-02T15:00:00Z' }, 'yesterday', false],
    [{ TimestampLessThanEquals: '2026-11-02T15:00:00Z' }, '2026-11-02T15:00:00Z', true],
    [{ TimestampGreaterThanEquals: '2026-11-02T15:00:00Z' }, '2026-11-02T14:00:00Z', false],
    [{ IsNull: true }, null, true],
    [{ IsString: true }, '', true],
    [{ IsNumeric: false }, 1, false],
    [{ IsBoolean: true }, 'true', false],
    [{ IsTimestamp: true }, '2026-11-02T15:00:00', false],
    [{ IsTimestamp: true }, '2026-02-30T15:00:00Z', false],
    [{ IsPresent: true }, null, true],
    [{ IsPresent: false }, undefined, true],
  ])('%j of %j is %s', async (comparison, v, expected) => expect(await taken(on(comparison), { v })).toBe(expected));

  it('compares with what a path leads to', async () => {
    expect(await taken(on({ NumericGreaterThanPath: '$.limit' }), { v: 5, limit: 4 })).toBe(true);
  });

  it('joins comparisons, and asks no further than it has to', async () => {
    const present = { Variable: '$.v', IsPresent: true };
    const large = { Variable: '$.v', NumericGreaterThan: 10 };
    expect(await taken({ And: [present, large] }, {})).toBe(false);
    expect(await taken({ Or: [{ Not: present }, large] }, {})).toBe(true);
  });

  it('of what is not there fails the execution, but for IsPresent', async () => {
    expect(await taken(on({ IsNull: false }), {})).toBe('States.Runtime');
  });

  it('in JSONata holds when its condition is true, and must be a boolean', async () => {
    const jsonata = { QueryLanguage: 'JSONata' };
    expect(await taken({ Condition: '{% $states.input.v > 1 %}' }, { v: 2 }, jsonata)).toBe(true);
    expect(await taken({ Condition: '{% $states.input.v %}' }, { v: 2 }, jsonata)).toBe('States.QueryEvaluationError');
  });

  it('that nobody takes, without a default, is an error of its own', async () => {
    const { error } = await runMachine(
      {
        StartAt: 'Choose',
        States: { Choose: { Type: 'Choice', Choices: [{ ...on({ IsNull: true }), Next: 'Yes' }] }, Yes: { Type: 'Succeed' } },
      },
      { input: { v: 1 } },
    );
    expect(error).toBe('States.NoChoiceMatched');
  });

  it('assigns what its own branch says', async () => {
    const { output } = await runMachine({
      StartAt: 'Choose',
      States: {
        Choose: {
          Type: 'Choice',
          Choices: [{ Variable: '$', IsPresent: true, Assign: { way: 'chosen' }, Next: 'Use' }],
          Assign: { way: 'default' },
          Default: 'Use',
        },
        Use: { Type: 'Pass', Parameters: { 'way.$': '$way' }, End: true },
      },
    });
    expect(output).toBe('{"way":"chosen"}');
  });
});
