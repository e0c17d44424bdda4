import { dynamodbScenarios } from '../../../../lambdas/shared/adapters/dynamodb-scenarios';
import { STANDARD_SCENARIO } from '../../../../lambdas/shared/domain/standard-scenario';
import { CALLBACK_ID } from '../../../support/callback-row';
import { dynamodbServer } from '../../../support/dynamodb-server';

describe('scenarios in the table', () => {
  let server: Awaited<ReturnType<typeof dynamodbServer>>;
  beforeEach(async () => {
    server = await dynamodbServer();
  });
  afterEach(() => server.stop());

  it('are kept as they were first stored, until they expire', async () => {
    const scenarios = dynamodbScenarios({ tableName: 'atlas', client: server.client });
    expect(await scenarios.find(CALLBACK_ID)).toBeUndefined();
    expect(await scenarios.save(CALLBACK_ID, STANDARD_SCENARIO)).toEqual(STANDARD_SCENARIO);
    expect(await scenarios.save(CALLBACK_ID, { ...STANDARD_SCENARIO, source: 'scenario-2', points: [] })).toEqual(STANDARD_SCENARIO);
    expect(await scenarios.find(CALLBACK_ID)).toEqual(STANDARD_SCENARIO);
    expect(await server.item(`CALLBACK#${CALLBACK_ID}`, 'SCENARIO')).toHaveProperty('expiresAt.N');
  });
});
