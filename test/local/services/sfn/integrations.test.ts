import { services } from '../../../../local/services';
import { integrations } from '../../../../local/services/sfn/asl/task/integrations';
import { sdkIntegration, sdkOperations, sdkServices } from '../../../../local/services/sfn/asl/task/sdk-integrations';

const optimized = Object.entries(integrations).flatMap(([service, actions]) =>
  Object.entries(actions).map(([action, integration]) => [`${service}:${action}`, integration] as const),
);
const direct = sdkServices.flatMap((service) =>
  sdkOperations(service).map((operation) => [`aws-sdk:${service}:${operation}`, sdkIntegration(service, operation)] as const),
);

it.each([...optimized, ...direct])('%s calls an operation that is hosted here', (_resource, integration) => {
  const service = services.find(({ name }) => name === integration?.service);
  expect(Object.keys(service?.operations ?? {})).toContain(integration?.operation);
});
