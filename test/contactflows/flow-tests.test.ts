import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../local/services/connect';
import { startTestCenter } from '../support/test-center';

const FOLDER = join(__dirname, '../../contactflows/tests');
const CASES = readdirSync(FOLDER).flatMap((flow) =>
  readdirSync(join(FOLDER, flow)).map((file) => `Atlas ${flow}: ${file.replace('.json', '').replaceAll('-', ' ')}`),
);

/** What is deployed as AWS::Connect::TestCase, run as Connect would run it. */
describe("a test case in Connect's testing language", () => {
  it('is in the template for every file', async () => {
    const center = await startTestCenter();
    const deployed = [...center.cloud.context(connect).store.testCases.values()].map(({ name }) => name);
    await center.close();
    expect(deployed.sort()).toEqual([...CASES].sort());
  });

  it.each(CASES)('passes: %s', async (name) => {
    const center = await startTestCenter();
    try {
      const testCase = [...center.cloud.context(connect).store.testCases.values()].find((each) => each.name === name);
      const input = { InstanceId: testCase?.instance.id, TestCaseId: testCase?.id };
      const call = (operation: string, more = {}) =>
        center.cloud.call({ service: 'connect', operation, input: { ...input, ...more }, principal: { kind: 'operator' } });
      const { TestCaseExecutionId } = await call('StartTestCaseExecution');
      await center.settle();
      const summary = await call('GetTestCaseExecutionSummary', { TestCaseExecutionId });
      expect(summary).toMatchObject({ Status: 'PASSED', ObservationSummary: { ObservationsFailed: 0 } });
      expect(center.faults()).toEqual([]);
    } finally {
      await center.close();
    }
  });
});
