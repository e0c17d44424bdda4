import type { TestStateInput, TestStateOutput } from '@aws-sdk/client-sfn';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import { Failure } from '../asl/failure';
import type { Json } from '../asl/json';
import type { Probe } from '../asl/run/probe';
import { engineHost } from '../engine-host';
import { onAnything } from '../permissions';
import { checkedInput } from '../start';
import type { StateMachines } from '../store';
import { machineUnderTest, testState as testOne } from '../test-one-state';

/**
 * Runs one state, with what it does mocked or, when a role is given, for real.
 *
 * Not here: context, revealSecrets, the validation of a mocked result, and of stateConfiguration all but retrierRetryCount.
 */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
async function run(input: TestStateInput, context: CallContext<StateMachines>): Promise<TestStateOutput> {
  const { definition, stateName, roleArn, inspectionLevel = 'INFO', mock, variables = '{}' } = input;
  const { errorCausedByState, mapIterationFailureCount, mapItemReaderData } = input.stateConfiguration ?? {};
  const refused = Object.entries({
    context: input.context,
    revealSecrets: input.revealSecrets,
    errorCausedByState,
    mapIterationFailureCount,
    mapItemReaderData,
  });
  for (const [name, value] of refused)
    if (value) throw new ServiceError('ValidationException', `no ${name} here; see docs/local-coverage.md`);
  if (roleArn === undefined && mock === undefined)
    throw new ServiceError('ValidationException', 'expected a roleArn or a mock, got neither');

  const machine = machineUnderTest(definition, stateName);
  const detail = { execution: 'TestState', stateMachine: 'TestState' };
  const host = engineHost(context, { roleArn: roleArn ?? '', span: context.span, detail });
  return testOne(machine, {
    host,
    input: JSON.parse(checkedInput(input.input)) as Json,
    variables: JSON.parse(variables) as Record<string, Json>,
    retryCount: input.stateConfiguration?.retrierRetryCount ?? 0,
    inspects: inspectionLevel !== 'INFO',
    ...(mock && { mock: mockOf(mock) }),
  });
}

function mockOf({ result, errorOutput }: NonNullable<TestStateInput['mock']>): NonNullable<Probe['mock']> {
  if ((result === undefined) === (errorOutput === undefined))
    throw new ServiceError('ValidationException', 'expected either a result or an errorOutput in the mock');
  return errorOutput ? { failure: new Failure(errorOutput.error, errorOutput.cause) } : { result: JSON.parse(result ?? 'null') as Json };
}

export const testState: Operation<StateMachines, TestStateInput> = { run, permissions: () => onAnything('TestState') };
