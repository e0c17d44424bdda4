import { synthesized } from '../support/synthesized';

const { Resources } = synthesized().Atlas;
const of = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type);
const functions = of('AWS::Lambda::Function').map(([, { Properties }]) => [Properties.FunctionName, Properties] as const);

it.each(functions)('%s: arm64, at least 512 MiB, traced, a current runtime, logs with an end', (_name, properties) => {
  expect(properties).toMatchObject({ Architectures: ['arm64'], TracingConfig: { Mode: 'Active' }, Runtime: 'nodejs24.x' });
  expect(properties.MemorySize).toBeGreaterThanOrEqual(512);
  const group = Resources[properties.LoggingConfig.LogGroup.Ref];
  expect(group?.Properties.RetentionInDays).toEqual(expect.any(Number));
  expect(properties.Layers).toBeUndefined();
});

it('what is no secret is in the environment, and of secrets only where they are', () => {
  for (const [name, { Environment }] of functions) {
    const variables = Object.entries(Environment?.Variables ?? {});
    for (const [variable, value] of variables.filter(([key]) => key.includes('SECRET'))) {
      expect([name, variable]).toEqual([name, expect.stringMatching(/_SECRET_ARN$/)]);
      expect([variable, JSON.stringify(value)]).toEqual([variable, expect.stringContaining('Fn::GetStackOutput')]);
    }
    expect([name, JSON.stringify(Environment).length < 4096]).toEqual([name, true]);
  }
});

it('every log group has an end, and keeps nothing when its stack goes', () => {
  for (const [id, { Properties, DeletionPolicy }] of of('AWS::Logs::LogGroup'))
    expect([id, Properties.RetentionInDays, DeletionPolicy]).toEqual([id, 30, 'Delete']);
});

describe('state machines', () => {
  it('are traced, log what happens and not what it is about, and go live by an alias that shifts back when executions fail', () => {
    const machines = of('AWS::StepFunctions::StateMachine');
    expect(machines.length).toBeGreaterThan(2);
    for (const [id, { Properties }] of machines) {
      const level = Properties.StateMachineType === 'EXPRESS' ? 'ALL' : 'ERROR';
      expect(Properties).toMatchObject({
        TracingConfiguration: { Enabled: true },
        LoggingConfiguration: { Level: level, IncludeExecutionData: false },
      });
      const [, version] =
        of('AWS::StepFunctions::StateMachineVersion').find(([, each]) => each.Properties.StateMachineArn.Ref === id) ?? [];
      expect(version).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: { StateMachineRevisionId: { 'Fn::GetAtt': [id, 'StateMachineRevisionId'] } },
      });
    }
    const aliases = of('AWS::StepFunctions::StateMachineAlias').map(([, { Properties }]) => Properties);
    expect(aliases).toHaveLength(machines.length);
    for (const { Name, DeploymentPreference } of aliases) {
      expect(Name).toBe('live');
      expect(DeploymentPreference).toMatchObject({ Type: 'CANARY', Percentage: 10, Interval: 5 });
      expect(Resources[DeploymentPreference.Alarms[0].Ref]?.Properties.AlarmName).toMatch(/^atlas-[a-z-]+-failures$/);
    }
  });

  it('are started by that alias alone: whoever starts one is granted nothing else', () => {
    const starting = of('AWS::IAM::Policy').flatMap(([, { Properties }]) =>
      Properties.PolicyDocument.Statement.filter(({ Action }: { Action: unknown }) => [Action].flat().includes('states:StartExecution')),
    );
    expect(starting.length).toBeGreaterThan(3);
    for (const { Condition } of starting) expect(Condition).toEqual({ StringEquals: { 'states:StateMachineQualifier': 'live' } });
    const variables = of('AWS::Lambda::Function').flatMap(([, { Properties }]) => Object.entries(Properties.Environment?.Variables ?? {}));
    for (const [name, arn] of variables.filter(([key]) => key.endsWith('_STATE_MACHINE_ARN')))
      expect([name, JSON.stringify(arn)]).toEqual([name, expect.stringMatching(/:stateMachine:atlas-[a-z-]+:live"/)]);
  });
});
