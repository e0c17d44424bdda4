import type { ServiceContext } from '../../cloud/service';
import { lambda } from '../lambda';
import type { StateMachines } from './store';

/**
 * An error of a function that a definition names in an ErrorEquals is planned for; only others are faults. `States.ALL` names none:
 * it catches what nobody thought of.
 */
export function expectNamedErrors(context: ServiceContext<StateMachines>): void {
  context
    .of(lambda)
    .store.expectErrors((_functionName, errorType) =>
      context.store.list().some(({ definition }) => namedErrors(definition).has(errorType)),
    );
}

const known = new Map<string, ReadonlySet<string>>();

function namedErrors(definition: string): ReadonlySet<string> {
  const named = known.get(definition) ?? new Set(errorsIn(JSON.parse(definition)));
  known.set(definition, named);
  return named;
}

function errorsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (key === 'ErrorEquals' && Array.isArray(value) ? value : errorsIn(value)));
}
