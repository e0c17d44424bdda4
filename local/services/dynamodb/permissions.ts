import type { Permission, ServiceContext } from '../../cloud/service';
import type { Tables } from './store';

interface OnTable {
  readonly TableName?: string | undefined;
  readonly IndexName?: string | undefined;
}

/** `dynamodb:<action>` on the table, or on its index when the request names one. */
export const permissionOn =
  (action: string) =>
  ({ TableName, IndexName }: OnTable, { arn }: ServiceContext<Tables>): readonly Permission[] => [
    { action: `dynamodb:${action}`, resource: arn(`table/${TableName}${IndexName === undefined ? '' : `/index/${IndexName}`}`) },
  ];
