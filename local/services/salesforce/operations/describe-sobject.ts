import type { Field, ObjectType } from '../model/object-type';
import { API, restOperation } from '../rest-operation';

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm
/** The object and its fields as the integration user sees them. Not here: layouts, relationships, record types, most properties of a field. */
export const describeSobject = (type: ObjectType) =>
  restOperation({ http: { method: 'GET', path: `${API}/sobjects/${type.name}/describe` } }, (_request, { store: org }) => {
    const fields = Object.entries(type.fields).filter(([name]) => !org.drift.fieldsGone.has(`${type.name}.${name}`));
    return {
      status: 200,
      body: {
        name: type.name,
        createable: true,
        updateable: true,
        deletable: !org.drift.mayNotDelete,
        fields: fields.map(([name, field]) => described(name, field, org.drift.fieldsNotUnique.has(`${type.name}.${name}`))),
      },
    };
  });

function described(name: string, { label, type, length = 0, isExternalId, writable, values = [] }: Field, isNotUnique: boolean) {
  return {
    name,
    label,
    type,
    length,
    externalId: isExternalId ?? false,
    unique: isExternalId === true && !isNotUnique,
    createable: writable !== 'never',
    updateable: writable === undefined,
    picklistValues: values.map((value) => ({ value, active: true })),
  };
}
