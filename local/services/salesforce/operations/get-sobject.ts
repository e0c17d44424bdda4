import type { ObjectType } from '../model/object-type';
import { type Answer, API, type RestRequest, restOperation } from '../rest-operation';
import { notFound, SalesforceError } from '../salesforce-error';
import type { Sobject } from '../sobjects';

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_get_field_values.htm
/** Every field, or those named by `fields`; a field without a value is null. */
export const getSobject = (type: ObjectType) =>
  restOperation(
    { http: { method: 'GET', path: `${API}/sobjects/${type.name}/{id}` }, query: ['fields'] },
    ({ labels: { id = '' }, query }, { store: org }) => found(org.sobjects.byId(type, id), query),
  );

export const getSobjectByExternalId = (type: ObjectType) =>
  restOperation(
    { http: { method: 'GET', path: `${API}/sobjects/${type.name}/{field}/{value}` }, query: ['fields'] },
    ({ labels: { field = '', value = '' }, query }, { store: org }) => {
      const row = org.sobjects.byExternalId(type, field, value);
      if (!row) throw notFound();
      return found(row, query);
    },
  );

function found(row: Sobject, query: RestRequest['query']): Answer {
  const names = query['fields'] === undefined ? Object.keys(row.type.fields) : ['Id', ...query['fields'].split(',')];
  return { status: 200, body: selected(row, names) };
}

/** The row as the API shows it, with these fields. */
export function selected(row: Sobject, names: readonly string[]): object {
  const { type, id } = row;
  const unknown = names.find((name) => !canonical(type, name));
  if (unknown) throw new SalesforceError('INVALID_FIELD', `No such column '${unknown}' on entity '${type.name}'.`);
  const values = names.map((name) => canonical(type, name) ?? name).map((name) => [name, row.fields[name] ?? null]);
  return { attributes: { type: type.name, url: `${API}/sobjects/${type.name}/${id}` }, ...Object.fromEntries(values) };
}

/** Field names are compared without case. */
export function canonical(type: ObjectType, name: string): string | undefined {
  return Object.keys(type.fields).find((each) => each.toLowerCase() === name.trim().toLowerCase());
}
