import { SFNClient } from '@aws-sdk/client-sfn';
import { sfnWorkflows } from '../../../../lambdas/shared/adapters/sfn-workflows';
import type { Workflows } from '../../../../lambdas/shared/ports/workflows';
import { startAwsEndpoint } from '../../../support/aws-endpoint';

const ARNS = {
  callback: 'arn:aws:states:us-east-1:123456789012:stateMachine:atlas-callback',
  callMonitor: 'arn:aws:states:us-east-1:123456789012:stateMachine:atlas-call-monitor',
};
const CALLBACK_ID = 'c'.repeat(32);

describe('the workflows, through Step Functions', () => {
  let endpoint: Awaited<ReturnType<typeof startAwsEndpoint>>;
  let client: SFNClient;
  let workflows: Workflows;
  let answer: object | undefined;

  beforeAll(async () => {
    endpoint = await startAwsEndpoint(() => answer);
    client = new SFNClient(endpoint.configuration);
    workflows = sfnWorkflows({ ...ARNS, client, deadlineMs: 10_000 });
  });
  afterAll(() => endpoint.close());
  beforeEach(() => {
    endpoint.requests.length = 0;
    answer = { executionArn: 'arn', startDate: 1 };
  });

  it('start a callback with its id as the whole input, under a name that ops find by it', async () => {
    await workflows.startCallback(CALLBACK_ID);
    const { operation, body } = endpoint.requests[0] ?? {};
    expect(operation).toBe('StartExecution');
    expect(body).toEqual({
      stateMachineArn: ARNS.callback,
      name: expect.stringMatching(new RegExp(`^${CALLBACK_ID}-[0-9a-f-]{36}$`)),
      input: JSON.stringify({ callbackId: CALLBACK_ID }),
    });
  });

  it('start a monitor named as its callback', async () => {
    await workflows.startMonitor(CALLBACK_ID);
    expect(endpoint.requests[0]?.body).toEqual({
      stateMachineArn: ARNS.callMonitor,
      name: CALLBACK_ID,
      input: JSON.stringify({ callbackId: CALLBACK_ID }),
    });
  });

  it('wake a waiting monitor', async () => {
    answer = {};
    await workflows.completeToken('token-1');
    expect(endpoint.requests[0]).toMatchObject({ operation: 'SendTaskSuccess', body: { taskToken: 'token-1', output: '{}' } });
  });

  it.each([
    ['a monitor that runs already', 'ExecutionAlreadyExists', () => workflows.startMonitor(CALLBACK_ID)],
    ['a token that has timed out', 'TaskTimedOut', () => workflows.completeToken('t')],
    ['a token of a task that is gone', 'TaskDoesNotExist', () => workflows.completeToken('t')],
    ['a token that is none', 'InvalidToken', () => workflows.completeToken('t')],
  ])('take %s for success', async (_case, name, call) => {
    answer = { __type: name, message: 'x' };
    await expect(call()).resolves.toBeUndefined();
  });

  it('fail by the name that Step Functions gives', async () => {
    answer = { __type: 'StateMachineDoesNotExist', message: 'x' };
    await expect(workflows.startMonitor(CALLBACK_ID)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    answer = { __type: 'ExecutionAlreadyExists', message: 'x' };
    await expect(workflows.startCallback(CALLBACK_ID)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it('give up at their deadline, after one attempt', async () => {
    answer = undefined; // never sent
    const impatient = sfnWorkflows({ ...ARNS, client, deadlineMs: 1 });
    await expect(impatient.startCallback(CALLBACK_ID)).rejects.toMatchObject({ name: 'AbortError' });
    expect(endpoint.requests.length).toBeLessThanOrEqual(1);
  });

  it('say which ARN they were not given', async () => {
    await expect(sfnWorkflows().startCallback(CALLBACK_ID)).rejects.toThrow('no state machine ARN was given');
  });
});
