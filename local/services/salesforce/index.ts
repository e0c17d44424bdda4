import type { Operation, Service } from '../../cloud/service';
import { OBJECTS } from './model';
import type { ObjectType } from './model/object-type';
import { createSobject } from './operations/create-sobject';
import { deleteSobject } from './operations/delete-sobject';
import { describeSobject } from './operations/describe-sobject';
import { getSobject, getSobjectByExternalId } from './operations/get-sobject';
import { query } from './operations/query';
import { token } from './operations/token';
import { toolingQuery } from './operations/tooling-query';
import { unknown } from './operations/unknown';
import { updateSobject } from './operations/update-sobject';
import { upsertSobject } from './operations/upsert-sobject';
import { Org } from './store';

/**
 * Salesforce, as jsforce calls it: the REST API v68.0 of one org with Lead and Task. Not here: other objects and versions, composite and bulk
 * requests, most of a describe, duplicate rules (their header is taken and changes nothing), flows and triggers, cascading deletes, field-level security,
 * SOQL beyond `SELECT … WHERE field = 'text' [AND …] [ORDER BY …] [LIMIT n]`.
 */
export const salesforce: Service<Org> = {
  name: 'salesforce',
  signingName: 'salesforce',
  protocol: { kind: 'http', paths: ['/services/'] },
  notHere:
    "Objects other than Lead and Task, API versions other than v68.0, composite and bulk requests, most of a describe, duplicate rules (their header is taken and changes nothing), flows and triggers, cascading deletes, field-level security, SOQL beyond SELECT … WHERE field = 'text' [AND …] [ORDER BY …] [LIMIT n].",
  createStore: (host) => new Org(host),
  resources: {},
  operations: {
    ...byRoute([token, query, toolingQuery, ...OBJECTS.flatMap(sobjectOperations)]),
    unknown,
  },
};

function sobjectOperations(type: ObjectType): readonly Operation<Org>[] {
  return [createSobject, describeSobject, getSobject, getSobjectByExternalId, upsertSobject, updateSobject, deleteSobject].map(
    (operation) => operation(type),
  );
}

/** Named as the trace shows them: method and path, ids left out. */
function byRoute(operations: readonly Operation<Org>[]): Record<string, Operation<Org>> {
  return Object.fromEntries(operations.map((operation) => [`${operation.http?.method} ${operation.http?.path}`, operation]));
}
