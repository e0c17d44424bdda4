const task = (name: string, more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, Payload: { 'order.$': '$.order', 'attempt.$': '$$.State.RetryCount' } },
  ResultSelector: { 'done.$': '$.Payload.done', 'version.$': '$.ExecutedVersion' },
  ResultPath: `$.${name}`,
  Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 2 }],
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Done' }],
  ...more,
});

/** Six states in JSONPath, five of which an execution goes through, three of them tasks. */
export const SIX_STATES = JSON.stringify({
  StartAt: 'Prepare',
  States: {
    Prepare: {
      Type: 'Pass',
      Parameters: { 'order.$': '$.order', 'total.$': 'States.MathAdd($.order.price, $.order.tax)' },
      Next: 'Reserve',
    },
    Reserve: task('reserve', { Next: 'Is Large' }),
    'Is Large': { Type: 'Choice', Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Approve' }], Default: 'Ship' },
    Approve: task('approve', { Next: 'Ship' }),
    Ship: task('ship', { Next: 'Done' }),
    Done: { Type: 'Succeed' },
  },
});

export const ORDER = { order: { id: 'o-1', price: 120, tax: 12, lines: ['a', 'b', 'c'] } };

/** Two branches side by side, then one task: the shape of statemachines/callback.asl.json. */
export const SIDE_BY_SIDE = JSON.stringify({
  StartAt: 'Prepare',
  States: {
    Prepare: {
      Type: 'Parallel',
      Branches: ['lead', 'scenario'].map((name) => ({
        StartAt: name,
        States: { [name]: { ...task(name, { End: true }), Catch: undefined } },
      })),
      ResultPath: '$.prepared',
      Next: 'Call',
    },
    Call: { ...task('call', { End: true }), Catch: undefined },
  },
});
