import type { ObjectType } from '../model/object-type';
import { API, restOperation } from '../rest-operation';
import { SalesforceError } from '../salesforce-error';

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm
/** By external ID: 201 for a new one, 200 for one that was there. The ID itself is in the path only. */
export const upsertSobject = (type: ObjectType) =>
  restOperation(
    { http: { method: 'PATCH', path: `${API}/sobjects/${type.name}/{field}/{value}` } },
    ({ labels: { field = '', value = '' }, fields }, { store: org }) => {
      const existing = org.sobjects.byExternalId(type, field, value);
      const given = fields();
      if (Object.hasOwn(given, field)) {
        throw new SalesforceError('INVALID_FIELD', `The ${field} field should not be specified in the sobject data.`, [field]);
      }
      org.assertUnlocked(existing);
      if (existing) org.sobjects.update(existing, given);
      const { id } = existing ?? org.sobjects.create(type, { ...given, [field]: value });
      return { status: existing ? 200 : 201, body: { id, success: true, errors: [], created: !existing } };
    },
  );
