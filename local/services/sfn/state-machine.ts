import type { Machine } from './asl/load/machine';
import type { MachineType } from './asl/load/place';
import type { ExecutionLog } from './execution-log';

/** A state machine as it was last created or updated. */
export interface StateMachine {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  readonly roleArn: string;
  readonly definition: string;
  readonly revisionId: string;
  readonly machine: Machine;
  readonly log?: ExecutionLog | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** For messages: the template and the resource it came from. */
  readonly where: string;
}

/** A revision that was given a number. */
export interface StateMachineVersion {
  readonly arn: string;
  readonly stateMachine: StateMachine;
}

/** A name that leads to one version or, by weight, to one of two. */
export interface StateMachineAlias {
  readonly arn: string;
  readonly createdAt: number;
  readonly routes: readonly { readonly version: StateMachineVersion; readonly weight: number }[];
}
