/**
 * State "Plan Next Attempt" of statemachines/call-monitor.asl.json.
 *
 *   in   { callbackId }
 *   out  { phase: due | waiting | ended, attempt, dueAt, waitSeconds, leadPending }
 *   err  whatever the table answers (retry)
 */
import { dynamodbCallbacks } from '../shared/adapters/dynamodb-callbacks';
import { parseCallbackInput } from '../shared/callback-input';
import { requireEnv } from '../shared/env';
import { instrument } from '../shared/observability';
import { planNextAttempt } from './plan-next-attempt';

const callbacks = dynamodbCallbacks({ tableName: requireEnv('TABLE_NAME') });

export const handler = instrument('PlanNextAttempt', (event: unknown) =>
  planNextAttempt(parseCallbackInput(event).callbackId, callbacks, Date),
);
