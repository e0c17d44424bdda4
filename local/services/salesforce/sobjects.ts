import type { Clock } from '../../cloud/clock';
import type { Random } from '../../cloud/random';
import { fieldValue } from './model/field-value';
import type { Fields, ObjectType, Value } from './model/object-type';
import { notFound, SalesforceError } from './salesforce-error';
import { newSobjectId, shortId } from './sobject-id';

/** One row of one object. Its fields are replaced as a whole at each save. */
export interface Sobject {
  readonly type: ObjectType;
  readonly id: string;
  fields: Fields;
}

/** What the org holds, and the rules a save must keep. A save is one step: two upserts of one key are an insert and an update, never two inserts. */
export class Sobjects {
  private readonly rows = new Map<string, Sobject>();
  private readonly deleted = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly userId: string,
  ) {}

  /** Oldest first. */
  all(type: ObjectType): Sobject[] {
    return [...this.rows.values()].filter((row) => row.type === type);
  }

  /** Throws NOT_FOUND, or ENTITY_IS_DELETED for one that is in the recycle bin. */
  byId(type: ObjectType, id: string): Sobject {
    const short = shortId(id);
    if (!short) throw notFound(`Provided external ID field does not exist or is not accessible: ${id}`);
    if (this.deleted.has(short)) throw new SalesforceError('ENTITY_IS_DELETED', 'entity is deleted', [], 404);
    const row = this.rows.get(short);
    if (row?.type !== type) throw notFound();
    return row;
  }

  /** Throws NOT_FOUND when the field is no external ID. */
  byExternalId(type: ObjectType, field: string, value: string): Sobject | undefined {
    if (!type.fields[field]?.isExternalId) throw notFound(`Provided external ID field does not exist or is not accessible: ${field}`);
    return this.all(type).find((row) => sameKey(row.fields[field], value));
  }

  create(type: ObjectType, given: Readonly<Record<string, unknown>>): Sobject {
    const changes = this.changes(type, given, 'create');
    const id = newSobjectId(type.keyPrefix, this.random);
    const at = this.timestamp();
    const empty = Object.fromEntries(Object.entries(type.fields).map(([name, { defaultValue }]) => [name, defaultValue ?? null]));
    const created = { Id: id, OwnerId: this.userId, CreatedDate: at, CreatedById: this.userId };
    const row: Sobject = { type, id, fields: {} };
    row.fields = this.saved(row, { ...empty, ...created, ...changes }, undefined);
    this.rows.set(id.slice(0, 15), row);
    return row;
  }

  update(row: Sobject, given: Readonly<Record<string, unknown>>): void {
    const changes = this.changes(row.type, given, 'update');
    if (row.fields['IsConverted'] === true) throw new SalesforceError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    row.fields = this.saved(row, { ...row.fields, ...changes }, row.fields);
  }

  delete(row: Sobject): void {
    this.rows.delete(row.id.slice(0, 15));
    this.deleted.add(row.id.slice(0, 15));
  }

  /** What the org itself does to a row, past every rule: a conversion. */
  set(row: Sobject, fields: Fields): void {
    row.fields = { ...row.fields, ...fields };
  }

  /** The given fields as the org keeps them: known, writable, of the right type. */
  private changes(type: ObjectType, given: Readonly<Record<string, unknown>>, moment: 'create' | 'update'): Fields {
    const changes: Record<string, Value> = {};
    for (const [name, value] of Object.entries(given)) {
      if (name === 'attributes') continue;
      const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
      if (!field) throw new SalesforceError('INVALID_FIELD', `No such column '${name}' on sobject of type ${type.name}`);
      if (field.writable === 'never' || (field.writable === 'create' && moment === 'update')) {
        const advice =
          'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
        throw new SalesforceError('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${name}. ${advice}`, [name]);
      }
      changes[name] = fieldValue(name, field, value);
      if (field.references) this.checkReference(name, field.references, changes[name]);
    }
    return changes;
  }

  private checkReference(name: string, prefixes: readonly string[], id: Value | undefined): void {
    if (typeof id !== 'string') return;
    const short = shortId(id);
    if (!short || !prefixes.includes(short.slice(0, 3)))
      throw new SalesforceError('MALFORMED_ID', `${name}: id value of incorrect type: ${id}`, [name]);
    const target = this.rows.get(short);
    if (target?.fields['IsConverted'] === true)
      throw new SalesforceError('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
    const isKnown = target !== undefined || this.contacts().has(short) || short === this.userId.slice(0, 15);
    if (!isKnown) throw new SalesforceError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [name]);
  }

  /** Only those that conversions have made. */
  private contacts(): Set<string> {
    const ids = [...this.rows.values()].map(({ fields }) => fields['ConvertedContactId']).filter((id) => typeof id === 'string');
    return new Set(ids.map((id) => id.slice(0, 15)));
  }

  /** The row as it will be, once every rule has been kept. */
  private saved(row: Sobject, fields: Fields, before: Fields | undefined): Fields {
    const { type, id } = row;
    const at = this.timestamp();
    const after: Fields = { ...fields, ...type.computed(fields), LastModifiedDate: at, LastModifiedById: this.userId, SystemModstamp: at };
    const missing = Object.keys(type.fields).filter((name) => type.fields[name]?.isRequired && (after[name] ?? null) === null);
    if (missing.length > 0)
      throw new SalesforceError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
    for (const rule of type.validationRules) {
      if (rule.isViolated(after, before)) throw new SalesforceError('FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message, [rule.field]);
    }
    for (const [name, { isExternalId }] of Object.entries(type.fields)) {
      const twin = isExternalId && this.all(type).find((other) => other.id !== id && sameKey(other.fields[name], after[name]));
      if (twin)
        throw new SalesforceError('DUPLICATE_VALUE', `duplicate value found: ${name} duplicates value on record with id: ${twin.id}`);
    }
    return after;
  }

  private timestamp(): string {
    return new Date(this.clock.now()).toISOString().replace('Z', '+0000');
  }
}

function sameKey(one: Value | undefined, other: Value | undefined): boolean {
  return typeof one === 'string' && typeof other === 'string' && one.toLowerCase() === other.toLowerCase();
}
