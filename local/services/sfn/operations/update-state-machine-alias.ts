import type { UpdateStateMachineAliasInput, UpdateStateMachineAliasOutput } from '@aws-sdk/client-sfn';
import { type Operation, ServiceError } from '../../../cloud/service';
import { onStateMachine } from '../permissions';
import type { StateMachines } from '../store';
import type { Wire } from '../wire';

/** Executions that run keep the version they were started with. Not here: descriptions. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html
export const updateStateMachineAlias: Operation<StateMachines, UpdateStateMachineAliasInput, Wire<UpdateStateMachineAliasOutput>> = {
  permissions: ({ stateMachineAliasArn }) => onStateMachine('UpdateStateMachineAlias', stateMachineAliasArn),
  run({ stateMachineAliasArn = '', routingConfiguration = [] }, { store, clock }) {
    const alias = store.alias(stateMachineAliasArn);
    if (!alias) throw new ServiceError('ResourceNotFound', `Resource not found: '${stateMachineAliasArn}'`);
    const routes = routingConfiguration.map(({ stateMachineVersionArn = '', weight = 0 }) => {
      const version = store.version(stateMachineVersionArn);
      if (!version) throw new ServiceError('ValidationException', `State machine version ${stateMachineVersionArn} does not exist`);
      return { version, weight };
    });
    if (routes.length < 1 || routes.length > 2 || routes.reduce((sum, { weight }) => sum + weight, 0) !== 100)
      throw new ServiceError(
        'ValidationException',
        'Invalid routing configuration: expected one or two versions whose weights add up to 100',
      );
    store.putAlias({ ...alias, routes });
    return { updateDate: clock.now() / 1000 };
  },
};
