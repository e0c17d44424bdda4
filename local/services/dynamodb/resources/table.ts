import { onlyProperties } from '../../../cloud/properties';
import type { Provisioned, Resource, ServiceContext } from '../../../cloud/service';
import type { Tables } from '../store';
import { addTable, TABLE_PROPERTIES } from './add-table';

/** Changes nothing a program could see here. */
const NOTED = ['PointInTimeRecoverySpecification', 'ContributorInsightsSpecification', 'TableClass', 'Tags'];

/** AWS::DynamoDB::Table. */
export function provisionTable(resource: Resource, context: ServiceContext<Tables>): Promise<Provisioned> {
  onlyProperties(resource, [...TABLE_PROPERTIES, 'DeletionProtectionEnabled', ...NOTED]);
  const { DeletionProtectionEnabled, SSESpecification } = resource.properties;
  return addTable(resource, { isDeletionProtected: DeletionProtectionEnabled === true, keyArn: SSESpecification?.KMSMasterKeyId }, context);
}
