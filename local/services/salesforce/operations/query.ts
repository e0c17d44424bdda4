import { OBJECTS } from '../model';
import type { ObjectType } from '../model/object-type';
import { API, restOperation } from '../rest-operation';
import { SalesforceError } from '../salesforce-error';
import type { Sobject } from '../sobjects';
import { parseSoql, type Query } from '../soql';
import { canonical, selected } from './get-sobject';

/** Salesforce would page from here on. */
const MAX_ROWS = 2000;

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_query.htm
export const query = restOperation(
  { http: { method: 'GET', path: `${API}/query` }, query: ['q'] },
  ({ query: { q = '' } }, { store: org }) => {
    const parsed = parseSoql(q);
    const type = OBJECTS.find(({ name }) => name.toLowerCase() === parsed.object.toLowerCase());
    if (!type) throw new SalesforceError('INVALID_TYPE', `sObject type '${parsed.object}' is not supported.`);
    const rows = ordered(matching(org.sobjects.all(type), type, parsed), type, parsed).slice(0, parsed.limit);
    if (rows.length > MAX_ROWS)
      throw new SalesforceError('MALFORMED_QUERY', `more than ${MAX_ROWS} rows: expected a LIMIT, pages are not hosted`);
    selected({ type, id: '', fields: {} }, parsed.fields); // unknown fields are refused even when nothing matches
    return { status: 200, body: { totalSize: rows.length, done: true, records: rows.map((row) => selected(row, parsed.fields)) } };
  },
);

function matching(rows: readonly Sobject[], type: ObjectType, { where }: Query): Sobject[] {
  const conditions = where.map(({ field, value }) => ({ name: filterable(type, field), value: value.toLowerCase() }));
  return rows.filter(({ fields }) =>
    conditions.every(({ name, value }) => sameText(fields[name], value, type.fields[name]?.type === 'reference')),
  );
}

function ordered(rows: readonly Sobject[], type: ObjectType, { orderBy }: Query): Sobject[] {
  if (!orderBy) return [...rows];
  const name = column(type, orderBy.field);
  const sign = orderBy.isDescending ? -1 : 1;
  const rank = ({ fields }: Sobject) => fields[name] ?? null;
  return [...rows].sort((a, b) => sign * compare(rank(a), rank(b)));
}

/** Nothing comes first, as in Salesforce. */
function compare(a: Sobject['fields'][string], b: Sobject['fields'][string]): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** Text is compared without case; an id may be given with or without its suffix. */
function sameText(value: Sobject['fields'][string] | undefined, text: string, isId: boolean): boolean {
  const stored = String(value ?? '').toLowerCase();
  return isId && text.length === 15 ? stored.slice(0, 15) === text : stored === text && text !== '';
}

function column(type: ObjectType, name: string): string {
  const found = canonical(type, name);
  if (!found) throw new SalesforceError('INVALID_FIELD', `No such column '${name}' on entity '${type.name}'.`);
  return found;
}

function filterable(type: ObjectType, name: string): string {
  const found = column(type, name);
  const kind = type.fields[found]?.type;
  if (kind === 'textarea') throw new SalesforceError('INVALID_FIELD', `field '${found}' can not be filtered in a query call`);
  if (kind === 'boolean' || kind === 'number' || kind === 'date' || kind === 'datetime') {
    throw new SalesforceError('INVALID_FIELD', `filter criteria must be of type ${kind} and should not be enclosed in quotes: ${found}`);
  }
  return found;
}
