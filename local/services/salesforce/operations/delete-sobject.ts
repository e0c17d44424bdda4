import type { ObjectType } from '../model/object-type';
import { API, restOperation } from '../rest-operation';

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_delete_record.htm
/** Into the recycle bin. The tasks of a deleted lead stay: they are deleted by themselves. */
export const deleteSobject = (type: ObjectType) =>
  restOperation({ http: { method: 'DELETE', path: `${API}/sobjects/${type.name}/{id}` } }, ({ labels: { id = '' } }, { store: org }) => {
    const row = org.sobjects.byId(type, id);
    org.assertUnlocked(row);
    org.sobjects.delete(row);
    return { status: 204 };
  });
