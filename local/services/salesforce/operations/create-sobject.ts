import type { ObjectType } from '../model/object-type';
import { API, restOperation } from '../rest-operation';

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_create.htm
export const createSobject = (type: ObjectType) =>
  restOperation({ http: { method: 'POST', path: `${API}/sobjects/${type.name}` } }, ({ fields }, { store: org }) => {
    org.assertUnlocked(undefined);
    return { status: 201, body: { id: org.sobjects.create(type, fields()).id, success: true, errors: [] } };
  });
