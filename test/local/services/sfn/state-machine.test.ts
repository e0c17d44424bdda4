import { seededRandom } from '../../../../local/cloud/seeded-random';
import { ServiceError } from '../../../../local/cloud/service';
import { sfn } from '../../../../local/services/sfn';
import { provision, serviceContext } from '../../../support/service-context';
import { alone, ROLE, world } from './run-machine';

const TYPE = 'AWS::StepFunctions::StateMachine';
const PASS = JSON.stringify(alone({ Type: 'Pass' }));

describe('AWS::StepFunctions::StateMachine', () => {
  it('gives its ARN as Ref, and name and revision as attributes', async () => {
    const { ref, attributes } = await provision(sfn, serviceContext(sfn), {
      type: TYPE,
      properties: { StateMachineName: 'orders', RoleArn: ROLE, DefinitionString: PASS },
    });
    expect(ref).toBe('arn:aws:states:us-east-1:123456789012:stateMachine:orders');
    expect(attributes).toEqual({ Arn: ref, Name: 'orders', StateMachineRevisionId: expect.stringMatching(/^[\da-f-]{36}$/) });
  });

  it('replaces placeholders in its definition', async () => {
    const context = serviceContext(sfn);
    const DefinitionString = JSON.stringify(alone({ Type: 'Pass', Result: `\${Greeting}, \${Name}` }));
    const { ref } = await provision(sfn, context, {
      type: TYPE,
      properties: { RoleArn: ROLE, DefinitionString, DefinitionSubstitutions: { Greeting: 'hello', Name: 'Ada' } },
    });
    const { definition } = await context.call({
      service: 'sfn',
      operation: 'DescribeStateMachine',
      input: { stateMachineArn: ref },
      principal: { kind: 'operator' },
    });
    expect(definition).toContain('"hello, Ada"');
  });

  it('needs a role that Step Functions may take', async () => {
    const assumed: string[][] = [];
    const identity = {
      assumeRole(...of: string[]) {
        assumed.push(of);
        throw new ServiceError('AccessDenied', 'not trusted');
      },
      issueCredentials: () => ({ accessKeyId: '', secretAccessKey: '', sessionToken: '' }),
      authorize: () => undefined,
    };
    await expect(
      provision(sfn, serviceContext(sfn, { identity }), {
        type: TYPE,
        properties: { StateMachineName: 'orders', RoleArn: ROLE, DefinitionString: PASS },
      }),
    ).rejects.toThrow('not trusted');
    expect(assumed).toEqual([[ROLE, 'states.amazonaws.com', 'arn:aws:states:us-east-1:123456789012:stateMachine:orders']]);
  });

  it.each([
    [{ DefinitionS3Location: {} }, 'no property DefinitionS3Location of a state machine here'],
    [{ StateMachineType: 'FAST' }, 'StateMachineType is "FAST", expected STANDARD or EXPRESS'],
    [{ DefinitionString: undefined }, 'expected either DefinitionString or Definition'],
  ])('%j is refused', async (properties, said) => {
    await expect(
      provision(sfn, serviceContext(sfn), { type: TYPE, properties: { RoleArn: ROLE, DefinitionString: PASS, ...properties } }),
    ).rejects.toThrow(said);
  });
});

describe('versions and aliases', () => {
  async function published() {
    const context = serviceContext(sfn, { random: seededRandom('weights') });
    const call = (operation: string, input: object) => context.call({ service: 'sfn', operation, input, principal: { kind: 'operator' } });
    const { ref, attributes } = await provision(sfn, context, {
      type: TYPE,
      properties: { StateMachineName: 'orders', RoleArn: ROLE, DefinitionString: JSON.stringify(alone({ Type: 'Pass', Result: 'old' })) },
    });
    const version = { StateMachineArn: ref, StateMachineRevisionId: attributes?.['StateMachineRevisionId'] };
    const first = await provision(sfn, context, { type: 'AWS::StepFunctions::StateMachineVersion', properties: version });
    const second = await call('UpdateStateMachine', {
      stateMachineArn: ref,
      definition: JSON.stringify(alone({ Type: 'Pass', Result: 'new' })),
      publish: true,
    });
    return { context, call, machineArn: ref, first: first.ref, second: second.stateMachineVersionArn as string };
  }

  it('a version keeps the definition it was published with', async () => {
    const { context, call, machineArn, first, second } = await published();
    expect([first, second]).toEqual([`${machineArn}:1`, `${machineArn}:2`]);
    for (const stateMachineArn of [first, second, machineArn]) await call('StartExecution', { stateMachineArn });
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(context.store.executions().map(({ output, stateMachineVersionArn }) => [output, stateMachineVersionArn])).toEqual([
      ['"old"', first],
      ['"new"', second],
      ['"new"', undefined],
    ]);
  });

  it('an alias leads to its versions by weight', async () => {
    const { context, call, first, second, machineArn } = await published();
    const RoutingConfiguration = [
      { StateMachineVersionArn: first, Weight: 90 },
      { StateMachineVersionArn: second, Weight: 10 },
    ];
    const { ref } = await provision(sfn, context, {
      type: 'AWS::StepFunctions::StateMachineAlias',
      properties: { Name: 'live', RoutingConfiguration },
    });
    expect(ref).toBe(`${machineArn}:live`);
    for (let i = 0; i < 200; i++) await call('StartExecution', { stateMachineArn: ref });
    const old = context.store.executions().filter(({ stateMachineVersionArn }) => stateMachineVersionArn === first).length;
    expect(old > 160 && old < 195).toBe(true);
  });

  it('an alias needs weights that add up', async () => {
    const { context, first } = await published();
    const RoutingConfiguration = [{ StateMachineVersionArn: first, Weight: 90 }];
    await expect(
      provision(sfn, context, { type: 'AWS::StepFunctions::StateMachineAlias', properties: { Name: 'live', RoutingConfiguration } }),
    ).rejects.toThrow('expected weights that add up to 100');
  });
});

it('UpdateStateMachine says what is wrong with a definition', async () => {
  const { call, machine } = world();
  const stateMachineArn = await machine('orders', alone({ Type: 'Pass' }));
  await expect(
    call('UpdateStateMachine', { stateMachineArn, definition: '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}' }),
  ).rejects.toMatchObject({
    name: 'InvalidDefinition',
    message: 'Invalid State Machine Definition: \'MISSING_TRANSITION_TARGET: no state "B" at /States/A/Next\'',
  });
});

it('ValidateStateMachineDefinition gives a diagnostic for everything found', async () => {
  const { call } = world();
  expect(await call('ValidateStateMachineDefinition', { definition: PASS })).toEqual({ result: 'OK', diagnostics: [], truncated: false });
  expect(await call('ValidateStateMachineDefinition', { definition: JSON.stringify(alone({ Type: 'Wait' })) })).toEqual({
    result: 'FAIL',
    diagnostics: [
      { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: expect.stringContaining('state "Only"'), location: '/States/Only' },
    ],
    truncated: false,
  });
});
