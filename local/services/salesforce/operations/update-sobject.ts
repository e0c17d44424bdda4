import type { ObjectType } from '../model/object-type';
import { API, restOperation } from '../rest-operation';

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_update_fields.htm
export const updateSobject = (type: ObjectType) =>
  restOperation(
    { http: { method: 'PATCH', path: `${API}/sobjects/${type.name}/{id}` } },
    ({ labels: { id = '' }, fields }, { store: org }) => {
      const row = org.sobjects.byId(type, id);
      org.assertUnlocked(row);
      org.sobjects.update(row, fields());
      return { status: 204 };
    },
  );
