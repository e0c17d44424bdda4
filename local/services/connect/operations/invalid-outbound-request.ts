import type { StartOutboundVoiceContactRequest } from '@aws-sdk/client-connect';
import { ServiceError } from '../../../cloud/service';
import { complaintAbout } from '../contact';
import type { ContactCenters, Instance } from '../store';

const KNOWN = [
  'DestinationPhoneNumber',
  'ContactFlowId',
  'InstanceId',
  'SourcePhoneNumber',
  'ClientToken',
  'Attributes',
  'TrafficType',
  'RingTimeoutInSeconds',
];

/** The error with which Connect refuses the request as such; `undefined` when it is well formed. No message holds the number to call. */
export function invalidRequest(
  input: StartOutboundVoiceContactRequest,
  instance: Instance,
  store: ContactCenters,
): ServiceError | undefined {
  const unknown = Object.keys(input).filter((name) => !KNOWN.includes(name));
  const seconds = input.RingTimeoutInSeconds ?? 60;
  const source = [...store.numbers.values()].find(({ address }) => address === input.SourcePhoneNumber);
  const flow = store.flows.get(input.ContactFlowId ?? '');
  if (!flow?.arn.startsWith(`${instance.arn}/`)) {
    return new ServiceError('ResourceNotFoundException', `the instance has no contact flow ${input.ContactFlowId}`, 404);
  }
  const parameter = [
    unknown.length > 0 && `${unknown} cannot be given here; see docs/local-coverage.md`,
    !/^\+[1-9]\d{1,14}$/.test(input.DestinationPhoneNumber ?? '') && 'DestinationPhoneNumber is not in E.164 format',
    (input.ClientToken ?? '').length > 500 && 'ClientToken has more than 500 characters',
    !(seconds >= 15 && seconds <= 60) && `RingTimeoutInSeconds is ${seconds}, expected 15 to 60`,
    (input.TrafficType ?? 'GENERAL') !== 'GENERAL' && `TrafficType is ${input.TrafficType}: the quota of concurrent campaign calls is 0`,
    complaintAbout(input.Attributes ?? {}),
  ].find((complaint) => typeof complaint === 'string');
  if (parameter) return new ServiceError('InvalidParameterException', parameter);
  if (!input.SourcePhoneNumber) return new ServiceError('InvalidRequestException', 'one of SourcePhoneNumber and QueueId is needed');
  return source?.instance === instance
    ? undefined
    : new ServiceError('InvalidRequestException', 'SourcePhoneNumber is not claimed to the instance');
}
