import type { ListServiceQuotasRequest, ListServiceQuotasResponse } from '@aws-sdk/client-service-quotas';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { Quotas } from '../quotas';

/** All of a service, on one page. */
// https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html
function run({ ServiceCode = '' }: ListServiceQuotasRequest, { store }: CallContext<Quotas>): ListServiceQuotasResponse {
  const quotas = store.all.filter(({ serviceCode }) => serviceCode === ServiceCode);
  if (quotas.length === 0) throw new ServiceError('NoSuchResourceException', `the local cloud knows no quotas of ${ServiceCode}`);
  return {
    Quotas: quotas.map(({ serviceCode, quotaCode, name, value, isAdjustable }) => ({
      ServiceCode: serviceCode,
      QuotaCode: quotaCode,
      QuotaName: name,
      Value: value,
      Adjustable: isAdjustable,
    })),
  };
}

export const listServiceQuotas: Operation<Quotas, ListServiceQuotasRequest> = {
  run,
  permissions: () => [{ action: 'servicequotas:ListServiceQuotas', resource: '*' }],
};
