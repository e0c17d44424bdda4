import { onlyProperties } from '../../../cloud/properties';
import { type Provisioned, Refusal, type Resource, type ServiceContext } from '../../../cloud/service';
import type { Tables } from '../store';
import { addTable, TABLE_PROPERTIES } from './add-table';

/** Of a replica: what changes nothing a program could see here. */
const NOTED = ['PointInTimeRecoverySpecification', 'ContributorInsightsSpecification', 'TableClass', 'Tags'];

interface Replica {
  readonly Region: string;
  readonly DeletionProtectionEnabled?: boolean;
  readonly SSESpecification?: { readonly KMSMasterKeyId?: string };
}

/** AWS::DynamoDB::GlobalTable, as CDK's TableV2 gives it: one replica, in this region. */
export function provisionGlobalTable(resource: Resource, context: ServiceContext<Tables>): Promise<Provisioned> {
  onlyProperties(resource, [...TABLE_PROPERTIES, 'Replicas']);
  const { properties, where } = resource;
  const replicas: readonly Replica[] = properties.Replicas ?? [];
  const [replica] = replicas;
  if (replicas.length !== 1 || replica?.Region !== context.region) {
    const regions = replicas.map(({ Region }) => Region).join(', ');
    throw new Refusal(`Replicas are in [${regions}]: the local cloud hosts one, in ${context.region}`, where);
  }
  const unknown = Object.keys(replica).find(
    (name) => !['Region', 'DeletionProtectionEnabled', 'GlobalSecondaryIndexes', 'SSESpecification', ...NOTED].includes(name),
  );
  if (unknown) throw new Refusal(`Replicas[0] has ${unknown}, which the local cloud does not host`, where);
  const keyArn = replica.SSESpecification?.KMSMasterKeyId;
  if (keyArn !== undefined && properties.SSESpecification?.SSEType !== 'KMS')
    throw new Refusal('Replicas[0] names a key, and SSESpecification.SSEType is not KMS', where);
  return addTable(resource, { isDeletionProtected: replica.DeletionProtectionEnabled === true, keyArn }, context);
}
