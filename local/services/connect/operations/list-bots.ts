import type { ListBotsRequest, ListBotsResponse } from '@aws-sdk/client-connect';
import type { CallContext, Operation } from '../../../cloud/service';
import type { ContactCenters } from '../store';
import { onInstance } from './instance-arns';

/** The Lex V2 bots of an instance, on one page. Not here: bots of Lex V1. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_ListBots.html
function run({ InstanceId = '' }: ListBotsRequest, { store }: CallContext<ContactCenters>): ListBotsResponse {
  const bots = store.instance(InstanceId).associations.filter(({ type }) => type === 'LEX_BOT');
  return { LexBots: bots.map(({ arn }) => ({ LexV2Bot: { AliasArn: arn } })) };
}

export const listBots: Operation<ContactCenters, ListBotsRequest> = {
  run,
  permissions: (input, context) => [onInstance('connect:ListBots', input, context)],
  http: { method: 'GET', path: '/instance/{InstanceId}/bots' },
};
