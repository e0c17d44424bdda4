import type { StateDefinition } from '../../protocol';
import { conditionLabel, expression } from './condition-label';

export interface Transition {
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  /** Short; empty where there is nothing to tell apart. */
  readonly label: string;
  /** In full. */
  readonly title: string;
}

/** Where a state may lead within its own flow; two ways to the same state that look the same are one. */
export function transitionsOf({ Next, Default, Choices = [], Catch = [] }: StateDefinition): Transition[] {
  const found: Transition[] = [
    ...Choices.map(({ Next: to, Condition }) => {
      const title = Condition === undefined ? 'a rule of the definition' : `when ${expression(Condition)}`;
      return { to, kind: 'choice', label: Condition === undefined ? 'rule' : conditionLabel(Condition), title } as const;
    }),
    ...(Default ? [{ to: Default, kind: 'choice', label: 'otherwise', title: 'otherwise' } as const] : []),
    ...(Next ? [{ to: Next, kind: 'next', label: '', title: '' } as const] : []),
    ...Catch.map(({ Next: to, ErrorEquals }) => {
      const names = ErrorEquals.filter((name) => name !== 'States.ALL');
      return {
        to,
        kind: 'catch',
        label: names.map(shortName).join(', '),
        title: names.length > 0 ? names.join(', ') : 'any error',
      } as const;
    }),
  ];
  const differs = ({ to, kind, label }: Transition, index: number) =>
    found.findIndex((other) => other.to === to && other.kind === kind && other.label === label) === index;
  return found.filter(differs);
}

/** `States.Timeout` → `Timeout`, `StepFunctions.ExecutionAlreadyExistsException` → `ExecutionAlreadyExists`. */
const shortName = (errorName: string): string => (errorName.split('.').at(-1) ?? errorName).replace(/Exception$/, '');
