import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamodbErasures } from '../../lambdas/shared/adapters/dynamodb-erasures';
import { sfnWorkflows } from '../../lambdas/shared/adapters/sfn-workflows';
import type { Erasure } from '../../lambdas/shared/domain/erasure';
import { callerIdOf, erasureIdOf } from '../../lambdas/shared/domain/ids';
import { parsePhoneNumber } from '../../lambdas/shared/domain/phone-number';
import { requestErasure } from '../../lambdas/shared/request-erasure';
import type { TestCenter } from './test-center';

/** An SDK client whose calls reach the hosted cloud directly, as an operator's. */
// biome-ignore lint/suspicious/noExplicitAny: each command has its own output
const directly = <Client extends { send: any }>({ cloud }: TestCenter, client: Client, service: string): Client =>
  Object.assign(client, {
    send: (command: { readonly input: object }) =>
      cloud.call({
        service,
        operation: command.constructor.name.replace(/Command$/, ''),
        input: command.input,
        principal: { kind: 'operator' },
      }),
  });

const outputOf = ({ cloud }: TestCenter, name: string): string => {
  const value = Object.values(cloud.outputs).flatMap((outputs) => outputs[name] ?? [])[0];
  if (!value) throw new Error(`no output ${name}`);
  return value;
};

export async function callerIdIn(center: TestCenter, number: string): Promise<string> {
  const { SecretString } = await center.cloud.call({
    service: 'secrets-manager',
    operation: 'GetSecretValue',
    input: { SecretId: outputOf(center, 'IdentityKeySecretArn') },
    principal: { kind: 'operator' },
  });
  return callerIdOf(SecretString, parsePhoneNumber(number));
}

const REGION = { region: 'us-east-1' };
const table = (center: TestCenter) =>
  dynamodbErasures({ tableName: outputOf(center, 'TableName'), client: directly(center, new DynamoDBClient(REGION), 'dynamodb') });

/** What the product does when whoever rings from `number` has said, and confirmed, that they want to be forgotten. */
export async function forget(center: TestCenter, number: string, saidIn = `call of ${number}`): Promise<Erasure> {
  const workflows = sfnWorkflows({
    eraseCaller: outputOf(center, 'EraseCallerStateMachineArn'),
    client: directly(center, new SFNClient(REGION), 'sfn'),
  });
  const report = (message: string, _fields: object, error: unknown) => {
    throw new Error(message, { cause: error });
  };
  const wish = { erasureId: erasureIdOf('test', saidIn), callerId: await callerIdIn(center, number), requestedAt: center.clock.now() };
  return requestErasure(wish, { erasures: table(center), workflows, report });
}

export const erasureIn = (center: TestCenter, { erasureId }: Erasure): Promise<Erasure | undefined> => table(center).find(erasureId);
