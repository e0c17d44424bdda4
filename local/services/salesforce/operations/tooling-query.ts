import { OBJECTS } from '../model';
import { API, restOperation } from '../rest-operation';
import { SalesforceError } from '../salesforce-error';
import { parseSoql } from '../soql';

// https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_validationrule.htm
/** The org's own settings, of which only validation rules are hosted: SELECT Active FROM ValidationRule WHERE ValidationName = 'text'. */
export const toolingQuery = restOperation(
  { http: { method: 'GET', path: `${API}/tooling/query` }, query: ['q'] },
  ({ query: { q = '' } }, { store: org }) => {
    const { object, fields, where } = parseSoql(q);
    const [condition, ...others] = where;
    if (object !== 'ValidationRule' || fields.join() !== 'Active' || condition?.field !== 'ValidationName' || others.length > 0)
      throw new SalesforceError('INVALID_TYPE', `sObject type '${object}' is not supported.`);
    const found = OBJECTS.flatMap(({ validationRules }) => validationRules).filter(({ name }) => name === condition.value);
    const records = found.map(({ name }) => ({ attributes: { type: object }, Active: !org.drift.rulesInactive.has(name) }));
    return { status: 200, body: { totalSize: records.length, done: true, records } };
  },
);
