import type { AtlasConfig } from '../bin/config';
import type { DataStack } from './data-stack';

/** What every function gets that asks the gate. */
export const dialing = (config: AtlasConfig) => ({
  ALLOWED_COUNTRIES: config.allowedCountries.join(','),
  DIALING_POLICY: JSON.stringify(config.dialing),
});

/** What every function gets that writes leads and tasks. */
export const handover = (config: AtlasConfig, data: DataStack) => ({
  SALESFORCE_SECRET_ARN: data.salesforceSecret.secretArn,
  HANDOVER: JSON.stringify(config.handover),
});
