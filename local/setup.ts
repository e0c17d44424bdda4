import type { Cloud } from './cloud/cloud';
import { Refusal } from './cloud/service';
import { connect } from './services/connect';
import { salesforce } from './services/salesforce';

/**
 * What docs/first-deploy.md asks a person to do once, done here with the same calls:
 * no CloudFormation property links a number to a flow, and the Salesforce secret has no value in the template.
 */
export async function setUp(cloud: Cloud): Promise<{ number: string }> {
  const phoneNumberId = output(cloud, 'PhoneNumberId');
  const instanceId = output(cloud, 'ConnectInstanceArn').split('/').at(-1);
  await cloud.call({
    service: 'connect',
    operation: 'AssociatePhoneNumberContactFlow',
    input: { PhoneNumberId: phoneNumberId, InstanceId: instanceId, ContactFlowId: output(cloud, 'InboundFlowArn').split('/').at(-1) },
    principal: { kind: 'operator' },
  });
  await cloud.call({
    service: 'secrets-manager',
    operation: 'PutSecretValue',
    input: {
      SecretId: output(cloud, 'SalesforceSecretArn'),
      SecretString: JSON.stringify({ loginUrl: cloud.url, ...cloud.context(salesforce).store.setup() }),
    },
    principal: { kind: 'operator' },
  });
  return { number: cloud.context(connect).store.addressOf(phoneNumberId) };
}

function output(cloud: Cloud, name: string): string {
  for (const outputs of Object.values(cloud.outputs)) if (outputs[name]) return outputs[name];
  throw new Refusal(
    `no stack has the output ${name}, which the set-up after a deployment needs`,
    cloud.templates.map((template) => template.name).join(', '),
  );
}
