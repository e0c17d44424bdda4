import { HARD_STOP_MS } from '../../lambdas/lex-fulfillment/policy';
import { synthesized } from '../support/synthesized';

/**
 * Whoever calls a function from outside of a state machine waits longer than it may take: then its time-out is its own, and is called so.
 * Within machines: test/statemachines/time-outs.test.ts.
 */
const { Resources } = synthesized().Atlas;
const of = (type: string) => Object.values(Resources).filter(({ Type }) => Type === type);
const text = (value: unknown) => JSON.stringify(value);

const functions = of('AWS::Lambda::Function').map(({ Properties }) => ({
  folder: String(Properties.FunctionName).slice('atlas-'.length),
  seconds: Number(Properties.Timeout),
  /** Of its alias, however it is referred to. */
  alias: Object.entries(Resources).find(
    ([, { Type, Properties: alias }]) =>
      Type === 'AWS::Lambda::Alias' && idOf(alias.FunctionName) === idOf({ Ref: logicalIdOf(Properties) }),
  )?.[0] as string,
}));

function idOf(reference: { Ref?: string }): string | undefined {
  return reference?.Ref;
}

function logicalIdOf(properties: unknown): string {
  return Object.entries(Resources).find(([, { Properties }]) => Properties === properties)?.[0] as string;
}

const secondsOf = (folder: string) => functions.find((each) => each.folder === folder)?.seconds ?? Number.NaN;
/** The functions whose alias this refers to. */
const namedIn = (value: unknown) =>
  functions.filter(({ alias, folder }) => text(value).includes(`"${alias}"`) || text(value).includes(`:function:atlas-${folder}:live`));

/** Seconds within which Connect has an answer from a function, at most. */
const MOST_OF_A_FLOW = 8;
/** Lex's own, of dialog hooks; of fulfillment, unless the updates say otherwise. */
const LEX = 30;

it('Lex: a turn ends within the time that the bot gives it, and that within what Lex allows', () => {
  const bots = text(of('AWS::Lex::Bot'));
  const given = [...bots.matchAll(/"TimeoutInSeconds":(\d+)/g)].map(([, seconds]) => Number(seconds));
  expect(given.length).toBeGreaterThan(0);
  for (const seconds of given) {
    expect(seconds).toBeGreaterThan(secondsOf('lex-fulfillment'));
    expect(seconds).toBeLessThan(LEX);
  }
  expect(secondsOf('lex-fulfillment') * 1000).toBeGreaterThan(2 * HARD_STOP_MS); // time to write what became of it
});

it('flows: each waits longer than the function takes, and no longer than Connect lets it', () => {
  const blocks = of('AWS::Connect::ContactFlow').flatMap(({ Properties }) => {
    const [content, values = {}] = [Properties.Content['Fn::Sub']].flat();
    return JSON.parse(content)
      .Actions.filter(({ Type }: { Type: string }) => Type === 'InvokeLambdaFunction')
      .map(({ Parameters }: { Parameters: Record<string, string> }) => ({
        limit: Number(Parameters['InvocationTimeLimitSeconds']),
        called: namedIn(values[String(Parameters['LambdaFunctionARN']).replace(/^\$\{|\}$/g, '')]),
      }));
  });
  expect(blocks.length).toBeGreaterThan(0);
  for (const { limit, called } of blocks) {
    expect(called).toHaveLength(1);
    expect(limit).toBeGreaterThan(called[0].seconds);
    expect(limit).toBeLessThanOrEqual(MOST_OF_A_FLOW);
  }
});

it('queues: a message comes back only when nobody is at work on it, six times the time-out as Lambda asks', () => {
  const mappings = of('AWS::Lambda::EventSourceMapping');
  expect(mappings.length).toBeGreaterThan(0);
  for (const { Properties } of mappings) {
    const queue = Resources[Properties.EventSourceArn['Fn::GetAtt'][0]];
    const [reader] = namedIn(Properties.FunctionName);
    expect(Number(queue?.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * (reader?.seconds ?? Number.NaN));
  }
});

it('schedules: each run ends before the next one starts', () => {
  const rules = of('AWS::Events::Rule').filter(({ Properties }) => Properties.ScheduleExpression);
  expect(rules.length).toBeGreaterThan(1);
  for (const { Properties } of rules) {
    const [, minutes] = /^rate\((\d+) minutes?\)$/.exec(Properties.ScheduleExpression) ?? [];
    for (const { seconds } of namedIn(Properties.Targets)) expect(seconds).toBeLessThan(60 * Number(minutes));
  }
});

it('somebody calls each function, and each way of calling is one of these', () => {
  const callers = [
    'AWS::Lex::BotAlias',
    'AWS::Connect::ContactFlow',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Events::Rule',
    'AWS::StepFunctions::StateMachine',
  ];
  const called = new Set(callers.flatMap((type) => of(type).flatMap(({ Properties }) => namedIn(Properties).map(({ folder }) => folder))));
  // CodeDeploy takes its hook by the function's name.
  expect(functions.map(({ folder }) => folder).filter((folder) => !called.has(folder))).toEqual(['pre-traffic-check']);
});

it('an Express execution ends within what Step Functions gives it', () => {
  for (const { Properties } of of('AWS::StepFunctions::StateMachine').filter(({ Properties: each }) => each.StateMachineType === 'EXPRESS'))
    expect(JSON.parse(Properties.DefinitionString).TimeoutSeconds).toBeLessThan(300);
});
