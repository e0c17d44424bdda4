import type { Service } from '../../cloud/service';
import { expectNamedErrors } from './expected-errors';
import { describeExecution } from './operations/describe-execution';
import { describeStateMachine } from './operations/describe-state-machine';
import { getExecutionHistory } from './operations/get-execution-history';
import { listExecutions } from './operations/list-executions';
import { listStateMachineAliases } from './operations/list-state-machine-aliases';
import { listStateMachines } from './operations/list-state-machines';
import { redriveExecution } from './operations/redrive-execution';
import { sendTaskFailure } from './operations/send-task-failure';
import { sendTaskHeartbeat } from './operations/send-task-heartbeat';
import { sendTaskSuccess } from './operations/send-task-success';
import { startExecution } from './operations/start-execution';
import { startSyncExecution } from './operations/start-sync-execution';
import { stopExecution } from './operations/stop-execution';
import { testState } from './operations/test-state';
import { updateStateMachine } from './operations/update-state-machine';
import { updateStateMachineAlias } from './operations/update-state-machine-alias';
import { validateStateMachineDefinition } from './operations/validate-state-machine-definition';
import { stateMachine } from './resources/state-machine';
import { stateMachineAlias } from './resources/state-machine-alias';
import { stateMachineVersion } from './resources/state-machine-version';
import { StateMachines } from './store';

/** Step Functions. The engine that runs the Amazon States Language is in asl/. Not here: activities, map run operations, tags. */
export const sfn: Service<StateMachines> = {
  name: 'sfn',
  signingName: 'states',
  protocol: { kind: 'json', target: 'AWSStepFunctions', version: '1.0' },
  createStore: (host) => new StateMachines(host),
  resources: {
    'AWS::StepFunctions::StateMachine': stateMachine,
    'AWS::StepFunctions::StateMachineVersion': stateMachineVersion,
    'AWS::StepFunctions::StateMachineAlias': stateMachineAlias,
  },
  start: expectNamedErrors,
  stop: ({ store }) => store.close(),
  operations: {
    DescribeExecution: describeExecution,
    DescribeStateMachine: describeStateMachine,
    GetExecutionHistory: getExecutionHistory,
    ListExecutions: listExecutions,
    ListStateMachineAliases: listStateMachineAliases,
    ListStateMachines: listStateMachines,
    RedriveExecution: redriveExecution,
    SendTaskFailure: sendTaskFailure,
    SendTaskHeartbeat: sendTaskHeartbeat,
    SendTaskSuccess: sendTaskSuccess,
    StartExecution: startExecution,
    StartSyncExecution: startSyncExecution,
    StopExecution: stopExecution,
    TestState: testState,
    UpdateStateMachine: updateStateMachine,
    UpdateStateMachineAlias: updateStateMachineAlias,
    ValidateStateMachineDefinition: validateStateMachineDefinition,
  },
};
