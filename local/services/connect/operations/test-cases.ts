import type {
  GetTestCaseExecutionSummaryRequest,
  ListTestCaseExecutionRecordsRequest,
  ListTestCasesRequest,
  StartTestCaseExecutionRequest,
} from '@aws-sdk/client-connect';
import { type Operation, type Permission, type ServiceContext, ServiceError } from '../../../cloud/service';
import { TestExecution } from '../simulation/test-execution';
import type { ContactCenters } from '../store';

interface Named {
  readonly InstanceId?: string | undefined;
  readonly TestCaseId?: string | undefined;
}

const may =
  (action: string) =>
  ({ InstanceId, TestCaseId = '*' }: Named, { arn }: ServiceContext<ContactCenters>): readonly Permission[] => [
    { action: `connect:${action}`, resource: arn(`instance/${InstanceId}/test-case/${TestCaseId.split('/').at(-1)}`) },
  ];

/** https://docs.aws.amazon.com/connect/latest/APIReference/API_ListTestCases.html */
export const listTestCases: Operation<ContactCenters, ListTestCasesRequest> = {
  http: { method: 'GET', path: '/test-cases-summary/{InstanceId}' },
  permissions: ({ InstanceId }, { arn }) => [{ action: 'connect:ListTestCases', resource: arn(`instance/${InstanceId}`) }],
  run({ InstanceId = '' }, { store }) {
    const instance = store.instance(InstanceId);
    const own = [...store.testCases.values()].filter((testCase) => testCase.instance === instance);
    return {
      TestCaseSummaryList: own.map(({ id, arn, name, isPublished }) => ({
        Id: id,
        Arn: arn,
        Name: name,
        Status: isPublished ? 'PUBLISHED' : 'SAVED',
      })),
    };
  },
};

/** Simulates the call. https://docs.aws.amazon.com/connect/latest/APIReference/API_StartTestCaseExecution.html */
export const startTestCaseExecution: Operation<ContactCenters, StartTestCaseExecutionRequest> = {
  http: { method: 'PUT', path: '/test-cases/{InstanceId}/{TestCaseId}/start-execution' },
  permissions: may('StartTestCaseExecution'),
  run({ InstanceId = '', TestCaseId = '' }, context) {
    const testCase = context.store.testCase(InstanceId, TestCaseId);
    if (!testCase.isPublished) throw new ServiceError('InvalidRequestException', 'the test case is not published');
    const execution = new TestExecution(context.store.random.uuid(), testCase, context);
    context.store.testExecutions.set(execution.id, execution);
    execution.start();
    return { TestCaseExecutionId: execution.id, TestCaseId: testCase.id, Status: 'INITIATED' };
  },
};

/** https://docs.aws.amazon.com/connect/latest/APIReference/API_GetTestCaseExecutionSummary.html */
export const getTestCaseExecutionSummary: Operation<ContactCenters, GetTestCaseExecutionSummaryRequest> = {
  http: { method: 'GET', path: '/test-cases/{InstanceId}/{TestCaseId}/{TestCaseExecutionId}/summary' },
  permissions: may('GetTestCaseExecutionSummary'),
  run(input, { store }) {
    const { startedAt, endedAt, status, passed, testCase } = executionOf(input, store);
    const total = testCase.observations.size;
    return {
      StartTime: startedAt / 1000,
      ...(endedAt !== undefined && { EndTime: endedAt / 1000 }),
      Status: status,
      ObservationSummary: {
        TotalObservations: total,
        ObservationsPassed: passed,
        ObservationsFailed: status === 'FAILED' ? total - passed : 0,
      },
    };
  },
};

/** https://docs.aws.amazon.com/connect/latest/APIReference/API_ListTestCaseExecutionRecords.html */
export const listTestCaseExecutionRecords: Operation<ContactCenters, ListTestCaseExecutionRecordsRequest> = {
  http: { method: 'GET', path: '/test-cases/{InstanceId}/{TestCaseId}/{TestCaseExecutionId}/records' },
  permissions: may('ListTestCaseExecutionRecords'),
  run: (input, { store }) => ({
    ExecutionRecords: executionOf(input, store).records.map(({ observationId, status, at, record }) => ({
      ...(observationId !== undefined && { ObservationId: observationId }),
      Status: status,
      Timestamp: at / 1000,
      Record: JSON.stringify(record),
    })),
  }),
};

function executionOf(
  { InstanceId = '', TestCaseId = '', TestCaseExecutionId = '' }: Named & { readonly TestCaseExecutionId?: string | undefined },
  store: ContactCenters,
): TestExecution {
  const testCase = store.testCase(InstanceId, TestCaseId);
  const execution = store.testExecutions.get(TestCaseExecutionId);
  if (execution?.testCase !== testCase)
    throw new ServiceError('ResourceNotFoundException', `there is no execution ${TestCaseExecutionId}`, 404);
  return execution;
}
