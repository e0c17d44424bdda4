import { type Item, toAttributes } from './attribute-values';

/** What an update does. In `condition`, `#field` names an attribute, `:field` a value of any of the members. Fields without a value are left out. */
export interface Change {
  readonly condition?: string;
  /** Only compared with. */
  readonly values?: Item;
  readonly set?: Item;
  /** Set only where the attribute is not there yet. */
  readonly keep?: Item;
  /** Adds to a number, or members to a set. */
  readonly add?: Readonly<Record<string, number | ReadonlySet<string>>>;
  /** Members that a set has no longer. */
  readonly take?: Readonly<Record<string, ReadonlySet<string>>>;
  readonly remove?: readonly string[];
}

/** The change as the UpdateItem command spells it. Every name is a placeholder: `state`, `name` and `number` are reserved words. */
export function expressionsOf({ condition, values, set = {}, keep = {}, add = {}, take = {}, remove = [] }: Change) {
  const present = (fields: Item) => Object.keys(fields).filter((field) => fields[field] !== undefined);
  const assignments = [
    ...present(set).map((field) => `#${field} = :${field}`),
    ...present(keep).map((field) => `#${field} = if_not_exists(#${field}, :${field})`),
  ];
  const UpdateExpression = [
    clause('SET', assignments),
    clause(
      'ADD',
      present(add).map((field) => `#${field} :${field}`),
    ),
    clause(
      'DELETE',
      present(take).map((field) => `#${field} :${field}`),
    ),
    clause(
      'REMOVE',
      remove.map((field) => `#${field}`),
    ),
  ].join('');
  const names = namesIn(`${UpdateExpression} ${condition}`);
  const attributes = toAttributes({ ...values, ...set, ...keep, ...add, ...take });
  return {
    UpdateExpression,
    ...(condition && { ConditionExpression: condition }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(attributes).length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(Object.entries(attributes).map(([field, value]) => [`:${field}`, value])),
    }),
  };
}

const clause = (verb: string, parts: readonly string[]): string => (parts.length > 0 ? `${verb} ${parts.join(', ')} ` : '');

const namesIn = (expression: string): Record<string, string> =>
  Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([placeholder, field]) => [placeholder, field as string]));
