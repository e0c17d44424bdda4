/** One quota of the account, as Service Quotas lists it. */
export interface Quota {
  readonly serviceCode: string;
  readonly quotaCode: string;
  readonly name: string;
  value: number;
  readonly isAdjustable: boolean;
}

/** The defaults of a new account, of what Atlas depends on. The codes are stand-ins: who looks for a quota looks for its name. */
export class Quotas {
  readonly all: readonly Quota[] = [
    { serviceCode: 'connect', quotaCode: 'L-LOCAL001', name: 'Concurrent active calls per instance', value: 10, isAdjustable: true },
    {
      serviceCode: 'connect',
      quotaCode: 'L-LOCAL002',
      name: 'Rate of StartOutboundVoiceContact API requests',
      value: 2,
      isAdjustable: true,
    },
    { serviceCode: 'connect', quotaCode: 'L-LOCAL003', name: 'Phone numbers per instance', value: 10, isAdjustable: true },
    { serviceCode: 'lambda', quotaCode: 'L-B99A9384', name: 'Concurrent executions', value: 1000, isAdjustable: true },
  ];
}
