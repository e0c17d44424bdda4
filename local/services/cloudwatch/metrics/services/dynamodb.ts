import { isServerError, isThrottle, type ServiceMetrics } from './service-metrics';

const READS = ['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems'];
const BY_TABLE = [['TableName']] as const;
const BY_OPERATION = [['Operation', 'TableName']] as const;

/** AWS/DynamoDB. Not here: metrics of indexes, streams, replication and accounts. */
export const dynamodbMetrics: ServiceMetrics = {
  names: {
    ConsumedReadCapacityUnits: BY_TABLE,
    ConsumedWriteCapacityUnits: BY_TABLE,
    ThrottledRequests: BY_OPERATION,
    ReadThrottleEvents: BY_TABLE,
    WriteThrottleEvents: BY_TABLE,
    ConditionalCheckFailedRequests: BY_TABLE,
    SystemErrors: BY_OPERATION,
    UserErrors: [[]],
  },
  from: {
    'dynamodb.consumed': ({ detail }, put) => {
      const dimensions = { TableName: String(detail['table']) };
      if (detail['readUnits']) put('ConsumedReadCapacityUnits', dimensions, Number(detail['readUnits']));
      if (detail['writeUnits']) put('ConsumedWriteCapacityUnits', dimensions, Number(detail['writeUnits']));
    },
    'api.call': ({ phase, detail }, put) => {
      if (phase !== 'end' || detail['service'] !== 'dynamodb') return;
      const { operation, error, resource } = detail;
      const TableName = /:table\/([^/]+)/.exec(String(resource))?.[1];
      if (error === undefined || TableName === undefined) return;
      const dimensions = { TableName, Operation: String(operation) };
      if (isThrottle(error)) {
        put('ThrottledRequests', dimensions, 1);
        put(READS.includes(String(operation)) ? 'ReadThrottleEvents' : 'WriteThrottleEvents', { TableName }, 1);
      } else if (isServerError(error)) put('SystemErrors', dimensions, 1);
      else if (error === 'ConditionalCheckFailedException') put('ConditionalCheckFailedRequests', { TableName }, 1);
      else if (error !== 'Aborted') put('UserErrors', {}, 1);
    },
  },
};
