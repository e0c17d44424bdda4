import type { Service } from '../../cloud/service';
import { listServiceQuotas } from './operations/list-service-quotas';
import { Quotas } from './quotas';

/** Service Quotas: what a new account may do, as far as Atlas depends on it; npm run doctor asks. */
export const serviceQuotas: Service<Quotas> = {
  name: 'service-quotas',
  signingName: 'servicequotas',
  protocol: { kind: 'json', target: 'ServiceQuotasV20190624', version: '1.1' },
  notHere:
    'Quotas of services other than Connect and Lambda, requests to raise one, usage. The quotas say what the hosted services keep; a change of one here changes nothing there.',
  createStore: () => new Quotas(),
  resources: {},
  operations: { ListServiceQuotas: listServiceQuotas },
};
