import { seededRandom } from '../../local/cloud/seeded-random';
import { virtualClock } from '../../local/cloud/virtual-clock';
import { sfn } from '../../local/services/sfn';
import { provision, serviceContext } from '../support/service-context';
import type { Case } from './cases';
import type { Ended } from './compare';
import { recordedFunctions } from './functions';

/** 1 December 2026. */
const START_MS = Date.UTC(2026, 11, 1);
/** Longer than any execution is recorded to have taken. */
const MOST_MS = 24 * 60 * 60 * 1000;

/** Runs one case on the local Step Functions, in virtual time. */
export async function runCase(recorded: Case): Promise<Ended> {
  const clock = virtualClock({ startMs: START_MS });
  const random = seededRandom(recorded.definition);
  const context = serviceContext(sfn, { clock, random, services: [recordedFunctions(recorded, () => random.uuid())] });
  const { ref } = await provision(sfn, context, {
    type: 'AWS::StepFunctions::StateMachine',
    properties: {
      StateMachineName: 'machine',
      StateMachineType: recorded.type,
      RoleArn: roleOf(recorded),
      DefinitionString: recorded.definition,
    },
  });
  const call = (operation: string, input: object) => context.call({ service: 'sfn', operation, input, principal: { kind: 'operator' } });

  const wasStopped = recorded.events?.at(-1)?.type === 'ExecutionAborted';
  const started = call(recorded.sync ? 'StartSyncExecution' : 'StartExecution', { stateMachineArn: ref, input: recorded.input });
  if (wasStopped) {
    await clock.advance(0);
    await call('StopExecution', await started);
  }
  await clock.runUntil(() => context.store.executions()[0]?.status !== 'RUNNING', { untilMs: START_MS + MOST_MS });
  const [execution] = context.store.executions();
  if (!execution) throw new Error('no execution was started');
  const { status, output, error, history } = execution;
  return { status, output, error, history, ...(recorded.sync && { sync: await started }) };
}

/** The recorder put a word in place of the role, which is taken for the role. */
function roleOf({ events, sync }: Case): string {
  const [started] = events ?? [];
  const { roleArn } = (started?.['executionStartedEventDetails'] ?? {}) as { roleArn?: string };
  return roleArn ?? /"RoleArn":"(\w+)"/.exec(JSON.stringify(sync ?? {}))?.[1] ?? 'role';
}
