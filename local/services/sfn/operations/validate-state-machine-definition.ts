import type { ValidateStateMachineDefinitionInput, ValidateStateMachineDefinitionOutput } from '@aws-sdk/client-sfn';
import type { Operation } from '../../../cloud/service';
import { loadMachine } from '../asl/load/machine';
import { problemText } from '../definition';
import { onAnything } from '../permissions';
import type { StateMachines } from '../store';

const MOST_RESULTS = 100;

/** Everything found is an error: warnings are not given here. */
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
function run({ definition, type = 'STANDARD', maxResults }: ValidateStateMachineDefinitionInput): ValidateStateMachineDefinitionOutput {
  const { problems } = loadMachine(definition ?? '', type);
  const diagnostics = problems.map((problem) => ({
    severity: 'ERROR' as const,
    code: problem.code,
    message: problemText(problem),
    location: problem.location,
  }));
  const most = maxResults || MOST_RESULTS;
  return {
    result: diagnostics.length === 0 ? 'OK' : 'FAIL',
    diagnostics: diagnostics.slice(0, most),
    truncated: diagnostics.length > most,
  };
}

export const validateStateMachineDefinition: Operation<StateMachines, ValidateStateMachineDefinitionInput> = {
  run,
  permissions: () => onAnything('ValidateStateMachineDefinition'),
};
