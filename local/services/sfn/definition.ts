import { ServiceError } from '../../cloud/service';
import { loadMachine, type Machine } from './asl/load/machine';
import type { MachineType } from './asl/load/place';
import type { Problem } from './asl/load/problems';

/** `state "Create Lead", Retry[0].ErrorEquals: expected a list of error names` */
export const problemText = ({ state, field, what }: Problem): string =>
  `${[state === undefined ? '' : `state ${JSON.stringify(state)}`, field].filter(Boolean).join(', ') || 'the definition'}: ${what}`;

/** For UpdateStateMachine and TestState; throws ServiceError InvalidDefinition. */
export function requireMachine(definition: unknown, type: MachineType): Machine {
  const { machine, problems } = loadMachine(typeof definition === 'string' ? definition : '', type);
  if (problems.length === 0) return machine;
  const said = problems.map(({ code, what, location }) => `${code}: ${what} at ${location || '/'}`).join(', ');
  throw new ServiceError('InvalidDefinition', `Invalid State Machine Definition: '${said}'`);
}
