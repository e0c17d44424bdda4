export type Value = string | number | boolean | null;
export type Fields = Readonly<Record<string, Value>>;

/** One field, as the org's setup describes it. */
export interface Field {
  readonly label: string;
  readonly type: 'string' | 'textarea' | 'phone' | 'email' | 'url' | 'picklist' | 'boolean' | 'number' | 'date' | 'datetime' | 'reference';
  /** The most characters a text may have. */
  readonly length?: number;
  /** The most digits a number may have before the point; it is rounded to `scale` digits after it. */
  readonly digits?: number;
  readonly scale?: number;
  readonly isRequired?: true;
  /** `never`: the org sets it. `create`: not changed afterwards. */
  readonly writable?: 'never' | 'create';
  readonly values?: readonly string[];
  /** On create, when nothing is given. */
  readonly defaultValue?: Value;
  /** External ID and Unique, case-insensitive. */
  readonly isExternalId?: true;
  /** The key prefixes of the objects it may point at. */
  readonly references?: readonly string[];
}

/** A validation rule: the save is refused when it is violated. */
export interface ValidationRule {
  /** ValidationName. */
  readonly name: string;
  readonly message: string;
  /** Where the message is shown. */
  readonly field: string;
  isViolated(after: Fields, before: Fields | undefined): boolean;
}

export interface ObjectType {
  readonly name: string;
  /** The first three characters of its ids. */
  readonly keyPrefix: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly validationRules: readonly ValidationRule[];
  /** Fields the org works out from the others at every save. */
  computed(fields: Fields): Fields;
}

export const KEY_PREFIX = { account: '001', contact: '003', user: '005', lead: '00Q', task: '00T', organization: '00D' } as const;

const system = (label: string, type: Field['type']): Field => ({ label, type, writable: 'never' });

/** What every object has. */
export const SYSTEM_FIELDS: Readonly<Record<string, Field>> = {
  Id: system('ID', 'reference'),
  IsDeleted: { ...system('Deleted', 'boolean'), defaultValue: false },
  OwnerId: { label: 'Owner ID', type: 'reference', references: [KEY_PREFIX.user] },
  CreatedDate: system('Created Date', 'datetime'),
  CreatedById: system('Created By ID', 'reference'),
  LastModifiedDate: system('Last Modified Date', 'datetime'),
  LastModifiedById: system('Last Modified By ID', 'reference'),
  SystemModstamp: system('System Modstamp', 'datetime'),
};
