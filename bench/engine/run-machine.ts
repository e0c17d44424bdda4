import type { Clock } from '../../local/cloud/clock';
import { seededRandom } from '../../local/cloud/seeded-random';
import { loadMachine, type Machine } from '../../local/services/sfn/asl/load/machine';
import type { MachineType } from '../../local/services/sfn/asl/load/place';
import type { EngineHost } from '../../local/services/sfn/asl/run/engine-host';
import { Execution } from '../../local/services/sfn/asl/run/execution';
import { TaskTokens } from '../../local/services/sfn/asl/task/task-tokens';

/** Throws when there is anything wrong with it: a measurement of a refusal is none. */
export function construct(definition: string, type: MachineType = 'STANDARD'): Machine {
  const { machine, problems } = loadMachine(definition, type);
  if (problems.length > 0) throw new Error(`the definition has problems: ${problems.map(({ what }) => what).join('; ')}`);
  return machine;
}

/** The engine alone: no services, no trace; a task takes what `latencyMs` says of its function, and answers with the same few bytes. */
export function bareHost(clock: Clock, latencyMs: Readonly<Record<string, number>> = {}): EngineHost {
  const random = seededRandom('bench');
  const span = { id: 'span', end: () => {} };
  return {
    ...{ clock, random, region: 'us-east-1', accountId: '123456789012', tokens: new TaskTokens(random) },
    async call({ input }) {
      const ms = latencyMs[(input as { FunctionName: string }).FunctionName];
      if (ms !== undefined) await clock.sleep(ms);
      return { StatusCode: 200, ExecutedVersion: '1', Payload: '{"done":true}' };
    },
    executionEnd: () => Promise.reject(new Error('no execution is started here')),
    stopExecution: () => {},
    openTask: () => span,
  };
}

export async function runMachine(machine: Machine, host: EngineHost, input: object): Promise<void> {
  const { outcome } = new Execution(machine, {
    identity: {
      ...{ arn: 'arn:aws:states:us-east-1:123456789012:execution:bench:1', name: '1', roleArn: 'arn:aws:iam::123456789012:role/bench' },
      ...{ stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:bench', stateMachineName: 'bench', redriveCount: 0 },
    },
    input: JSON.parse(JSON.stringify(input)),
    host,
  });
  const ended = await outcome;
  if (ended.status !== 'SUCCEEDED') throw new Error(`the execution ended ${ended.status}: ${ended.error} ${ended.cause}`);
}
