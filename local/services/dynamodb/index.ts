import type { Service } from '../../cloud/service';
import { batchGetItem } from './operations/batch-get-item';
import { deleteItem } from './operations/delete-item';
import { describeTable } from './operations/describe-table';
import { getItem } from './operations/get-item';
import { putItem } from './operations/put-item';
import { query } from './operations/query';
import { transactWriteItems } from './operations/transact-write-items';
import { updateItem } from './operations/update-item';
import { provisionGlobalTable } from './resources/global-table';
import { provisionTable } from './resources/table';
import { Tables } from './store';
import { underKey } from './under-key';

/**
 * Amazon DynamoDB, over dynalite. Not here: Scan, deliberately (no Scan anywhere); batch writes, transactional reads, PartiQL, streams, replicas,
 * provisioned capacity and throttling, backups; stale reads (an index and an eventually consistent read are always current here, on AWS they may lag);
 * TransactionConflict (operations are applied one after another) and the 4 MB limit of a transaction.
 */
export const dynamodb: Service<Tables> = {
  name: 'dynamodb',
  signingName: 'dynamodb',
  protocol: { kind: 'json', target: 'DynamoDB_20120810', version: '1.0' },
  notHere:
    'Scan, deliberately (no Scan anywhere). Batch writes, transactional reads, PartiQL, streams, replicas, provisioned capacity, throttling and backups. ' +
    'An index and an eventually consistent read are always current here; on AWS they may lag. TransactionConflict (operations are applied one after another).',
  createStore: (host) => new Tables(host),
  resources: {
    'AWS::DynamoDB::GlobalTable': provisionGlobalTable,
    'AWS::DynamoDB::Table': provisionTable,
  },
  operations: {
    DescribeTable: describeTable,
    ...underKey({
      BatchGetItem: batchGetItem,
      DeleteItem: deleteItem,
      GetItem: getItem,
      PutItem: putItem,
      Query: query,
      TransactWriteItems: transactWriteItems,
      UpdateItem: updateItem,
    }),
  },
  start: ({ store }) => store.timeToLive.start(),
  stop: ({ store }) => store.stop(),
};
