/**
 * State "Await Outcome" of statemachines/call-monitor.asl.json, invoked with .waitForTaskToken.
 *
 *   in   { callbackId, attempt, dueAt, taskToken }
 *   out  {}, which nobody reads: the state ends when the token is completed
 *   err  whatever the table or Step Functions answers; the machine pauses and reads again
 */
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { sfnWorkflows } from '../shared/adapters/sfn-workflows';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { awaitOutcome, parseWait } from './await-outcome';

const ports = { callbacks: dynamodbCallbacks({ tableName: requireEnv('TABLE_NAME') }), workflows: sfnWorkflows() };

export const handler = instrument('AwaitOutcome', (event: unknown) => awaitOutcome(parseWait(event), ports));
