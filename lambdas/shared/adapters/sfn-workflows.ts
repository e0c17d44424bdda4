import { randomUUID } from 'node:crypto';
import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Workflows } from '../ports/workflows';
import { onFirstUse, type Sender } from './sdk/on-first-use';
import { quiet } from './sdk/quiet';

export const WORKFLOW_DEADLINE_MS = 800;

export interface SfnWorkflowsOptions {
  /** ARN of `atlas-callback`; needed to start it. */
  readonly callback?: string;
  /** ARN of `atlas-call-monitor`; needed to start it. */
  readonly callMonitor?: string;
  /** ARN of `atlas-erase-caller`; needed to start it. */
  readonly eraseCaller?: string;
  /** @default 800 */
  readonly deadlineMs?: number;
  readonly client?: Sender<SFNClient>;
}

/** Step Functions, one attempt a call: whoever calls can do without it, and the sweep repairs what was lost. */
export function sfnWorkflows({
  callback,
  callMonitor,
  eraseCaller,
  deadlineMs = WORKFLOW_DEADLINE_MS,
  client,
}: SfnWorkflowsOptions = {}): Workflows {
  const sfn = client ?? onFirstUse(() => new SFNClient({ ...quiet, maxAttempts: 1 }));
  const limit = () => ({ abortSignal: AbortSignal.timeout(deadlineMs) });
  const start = (stateMachineArn: string | undefined, input: object, name: string) => {
    if (!stateMachineArn) throw new Error('no state machine ARN was given for this workflow');
    return sfn.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name }), limit());
  };
  return {
    async startCallback(callbackId) {
      await start(callback, { callbackId }, `${callbackId}-${randomUUID()}`); // Express takes any name: ops find its log by this one
    },
    async startMonitor(callbackId) {
      await unless(['ExecutionAlreadyExists'], start(callMonitor, { callbackId }, callbackId));
    },
    async startErasure(erasureId, run) {
      await unless(['ExecutionAlreadyExists'], start(eraseCaller, { erasureId }, `${erasureId}-${run}`));
    },
    async completeToken(taskToken) {
      await unless(
        ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'],
        sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }), limit()),
      );
    },
  };
}

/** By name: `instanceof` holds within one copy of the SDK only. */
async function unless(alreadySo: readonly string[], call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!alreadySo.includes((error as Error).name)) throw error;
  }
}
