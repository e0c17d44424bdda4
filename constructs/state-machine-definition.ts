import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IResolvable, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { goLive } from './live-state-machine';
import { startExecution } from './permissions';

export interface DefinedStateMachineProps {
  /** File under statemachines/, without `.asl.json`. */
  readonly definition: string;
  readonly stateMachineName: string;
  readonly stateMachineType: StateMachineType;
  /** The functions behind the Task states. A key `CreateLead` fills `${CreateLeadFunctionArn}` in the definition. */
  readonly tasks: Readonly<Record<string, IFunction>>;
  /** The machine that this one starts, by its alias. A key `CallMonitor` fills `${CallMonitorStateMachineArn}`. */
  readonly starts: Readonly<Record<string, string>>;
}

/** A state machine whose definition is the file that ops edit, inlined so that every validator sees it. */
export function definedStateMachine(scope: Construct, id: string, props: DefinedStateMachineProps): StateMachine {
  const path = join(__dirname, '../statemachines', `${props.definition}.asl.json`);
  const text = readFileSync(path, 'utf8');
  const substitutions: Record<string, string | IResolvable> = {};
  for (const [name, fn] of Object.entries(props.tasks)) substitutions[`${name}FunctionArn`] = fn.functionArn;
  for (const [name, arn] of Object.entries(props.starts)) substitutions[`${name}StateMachineArn`] = arn;
  assertPlaceholdersMatch(path, text, Object.keys(substitutions));

  const stateMachine = new StateMachine(scope, id, {
    stateMachineName: props.stateMachineName,
    stateMachineType: props.stateMachineType,
    definitionBody: DefinitionBody.fromString(text),
    definitionSubstitutions: substitutions as Record<string, string>,
    tracingEnabled: true,
    logs: {
      destination: new LogGroup(scope, `${id}Logs`, {
        logGroupName: `/aws/vendedlogs/states/${props.stateMachineName}`, // the prefix keeps the logs' resource policy from growing with every group
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      // The log is all the history that an Express execution has.
      level: props.stateMachineType === StateMachineType.EXPRESS ? LogLevel.ALL : LogLevel.ERROR,
      includeExecutionData: false, // the ids tell where to look
    },
  });
  // A definition read from a file does not tell CDK what it calls, so the permissions are granted here.
  stateMachine.addToRolePolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(props.tasks).map((fn) => fn.functionArn) }),
  );
  for (const aliasArn of Object.values(props.starts)) stateMachine.addToRolePolicy(startExecution(aliasArn));
  goLive(scope, id, stateMachine, props.stateMachineName);
  return stateMachine;
}

/** Fails `cdk synth` when an edited definition and its construct no longer name the same functions. */
function assertPlaceholdersMatch(path: string, text: string, provided: readonly string[]): void {
  const used = new Set([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name as string));
  const unknown = [...used].filter((name) => !provided.includes(name));
  const unused = provided.filter((name) => !used.has(name));
  if (unknown.length || unused.length) {
    throw new Error(`${path}: unknown placeholders [${unknown}], unused functions [${unused}]; the construct provides [${provided}]`);
  }
}
