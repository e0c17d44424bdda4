import type { HostContext } from '../../cloud/service';
import { type ServiceContext, ServiceError } from '../../cloud/service';
import { TaskTokens } from './asl/task/task-tokens';
import type { ExecutionRecord } from './execution-record';
import { RunningExecution, type StartOptions } from './running-execution';
import type { StateMachine, StateMachineAlias, StateMachineVersion } from './state-machine';

/** What an ARN leads to: a machine, by way of a version or an alias or directly. */
export interface Target {
  readonly stateMachine: StateMachine;
  readonly versionArn?: string;
  readonly aliasArn?: string;
}

/** State machines and their executions. */
export class StateMachines {
  readonly tokens: TaskTokens;
  /**
   * Express runs at least once: with this probability an asynchronous execution is run twice, under the same name.
   * 0 unless a test or a simulation sets it.
   */
  expressDuplicateRate = 0;
  private readonly machines = new Map<string, StateMachine>();
  private readonly versions = new Map<string, StateMachineVersion>();
  private readonly aliases = new Map<string, StateMachineAlias>();
  private readonly started: RunningExecution[] = [];
  private readonly byArn = new Map<string, RunningExecution>();
  /** Of this service alone. */
  readonly random: HostContext['random'];

  constructor(host: Pick<HostContext, 'random'>) {
    this.random = host.random.fork('states');
    this.tokens = new TaskTokens(this.random.fork('tokens'));
  }

  /** Newest last. */
  executions(): readonly ExecutionRecord[] {
    return this.started.map(({ record }) => record);
  }

  list(): StateMachine[] {
    return [...this.machines.values()];
  }

  put(stateMachine: StateMachine): void {
    this.machines.set(stateMachine.arn, stateMachine);
  }

  /** The numbers of a machine's versions start at 1. */
  publish(stateMachine: StateMachine): StateMachineVersion {
    const published = [...this.versions.values()].filter((version) => version.stateMachine.arn === stateMachine.arn);
    const same = published.find((version) => version.stateMachine.revisionId === stateMachine.revisionId);
    if (same) return same;
    const version = { arn: `${stateMachine.arn}:${published.length + 1}`, stateMachine };
    this.versions.set(version.arn, version);
    return version;
  }

  putAlias(alias: StateMachineAlias): void {
    this.aliases.set(alias.arn, alias);
  }

  alias(arn: string): StateMachineAlias | undefined {
    return this.aliases.get(arn);
  }

  aliasesOf({ arn }: StateMachine): StateMachineAlias[] {
    return [...this.aliases.values()].filter((alias) => alias.arn.startsWith(`${arn}:`));
  }

  version(arn: string): StateMachineVersion | undefined {
    return this.versions.get(arn);
  }

  /** Of a machine, a version or an alias; throws ServiceError InvalidArn or StateMachineDoesNotExist. */
  require(arn: unknown): Target {
    if (typeof arn !== 'string' || !/^arn:[\w-]+:states:[\w-]+:\d{12}:stateMachine:[^:]+(:[^:]+)?$/.test(arn)) {
      throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${String(arn)}'`);
    }
    const stateMachine = this.machines.get(arn);
    if (stateMachine) return { stateMachine };
    const version = this.versions.get(arn);
    if (version) return { stateMachine: version.stateMachine, versionArn: arn };
    const alias = this.aliases.get(arn);
    if (!alias) throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
    const routed = this.route(alias);
    return { stateMachine: routed.stateMachine, versionArn: routed.arn, aliasArn: arn };
  }

  private route({ routes }: StateMachineAlias): StateMachineVersion {
    let left = this.random.next() * routes.reduce((total, { weight }) => total + weight, 0);
    const route = routes.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
    return (route ?? (routes[0] as (typeof routes)[0])).version;
  }

  start(options: StartOptions, context: ServiceContext<StateMachines>): RunningExecution {
    const execution = new RunningExecution(options, context);
    this.started.push(execution);
    this.byArn.set(execution.record.executionArn, execution);
    return execution;
  }

  /** Whatever still runs is let go of. */
  close(): void {
    for (const execution of this.started) execution.abandon();
  }

  find(executionArn: string): RunningExecution | undefined {
    return this.byArn.get(executionArn);
  }

  /** Of a Standard execution; throws ServiceError. */
  requireExecution(arn: unknown): RunningExecution {
    if (typeof arn === 'string' && /:states:[\w-]*:\d*:express:/.test(arn)) {
      throw new ServiceError('InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'");
    }
    if (typeof arn !== 'string' || !/^arn:[\w-]+:states:[\w-]+:\d{12}:execution:[^:]+:[^:]+$/.test(arn)) {
      throw new ServiceError('InvalidArn', `Invalid Arn: 'Invalid ARN prefix: ${String(arn)}'`);
    }
    const execution = this.byArn.get(arn);
    if (!execution) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  }
}
