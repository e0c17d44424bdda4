import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { dispatcher } from '../../../../local/cloud/dispatch';
import { createEndpoint, type Endpoint } from '../../../../local/cloud/endpoint';
import { createIdentity } from '../../../../local/cloud/identity';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import { systemClock } from '../../../../local/cloud/system-clock';
import { traceLog } from '../../../../local/cloud/trace-log';
import { sfn } from '../../../../local/services/sfn';
import { provision, serviceContext } from '../../../support/service-context';
import { alone, fakeLambda, invoke, ROLE } from './run-machine';

describe('Step Functions, called through the AWS SDK', () => {
  let endpoint: Endpoint;
  let client: SFNClient;
  let machines: { standard: string; express: string };

  beforeAll(async () => {
    const clock = systemClock();
    const random = seededRandom(1);
    const trace = traceLog(clock);
    const services = [sfn, fakeLambda({ greet: ({ name }) => `hello ${name}` })];
    const identity = createIdentity({ clock, trace, random, roles: undefined, accountId: '123456789012', region: 'us-east-1' });
    const context = serviceContext(sfn, { services: services.slice(1), clock, trace, random });
    const dispatch = dispatcher({ services, clock, trace, random, identity, context: (of) => context.of(of) });
    endpoint = createEndpoint({ services, dispatch, identity, clock, random, trace, port: 4566 });
    client = new SFNClient({
      region: 'us-east-1',
      endpoint: await endpoint.listen(0),
      credentials: { accessKeyId: 'operator', secretAccessKey: 'x' },
      maxAttempts: 1,
      // Without it the client would look for sync-127.0.0.1.
      disableHostPrefix: true,
    });
    const add = async (StateMachineName: string, StateMachineType: string) =>
      (
        await provision(sfn, context, {
          type: 'AWS::StepFunctions::StateMachine',
          properties: {
            StateMachineName,
            StateMachineType,
            RoleArn: ROLE,
            DefinitionString: JSON.stringify(alone(invoke('greet', { OutputPath: '$.Payload' }))),
          },
        })
      ).ref;
    machines = { standard: await add('standard', 'STANDARD'), express: await add('express', 'EXPRESS') };
  });

  afterAll(async () => {
    client.destroy();
    await endpoint.close();
  });

  it('gives dates, and the history of an execution', async () => {
    const { executionArn, startDate } = await client.send(
      new StartExecutionCommand({ stateMachineArn: machines.standard, name: 'one', input: '{"name":"Ada"}' }),
    );
    expect(startDate).toBeInstanceOf(Date);
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.[0]).toMatchObject({
      id: 1,
      type: 'ExecutionStarted',
      timestamp: expect.any(Date),
      executionStartedEventDetails: { input: '{"name":"Ada"}', roleArn: ROLE },
    });
  });

  it('answers StartSyncExecution with the result', async () => {
    const answer = await client.send(new StartSyncExecutionCommand({ stateMachineArn: machines.express, input: '{"name":"Ada"}' }));
    expect(answer).toMatchObject({
      status: 'SUCCEEDED',
      output: '"hello Ada"',
      startDate: expect.any(Date),
      billingDetails: { billedMemoryUsedInMB: 64 },
    });
  });

  it('throws the exceptions that the SDK documents', async () => {
    await expect(client.send(new SendTaskSuccessCommand({ taskToken: 'x', output: '1' }))).rejects.toMatchObject({
      name: 'InvalidToken',
      $metadata: { httpStatusCode: 400 },
    });
    const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:standard:none';
    await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
  });

  it('tests a state', async () => {
    const definition = JSON.stringify({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      Next: 'After',
    });
    const answer = await client.send(new TestStateCommand({ definition, input: '{}', mock: { result: '{"Payload":1}' } }));
    expect(answer).toMatchObject({ status: 'SUCCEEDED', nextState: 'After', output: '{"Payload":1}' });
  });
});
