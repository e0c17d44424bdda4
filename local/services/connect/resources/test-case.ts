import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal, type Resource, ServiceError } from '../../../cloud/service';
import { loadObservations } from '../simulation/test-case';
import type { ContactCenters, Instance } from '../store';
import { instanceOf } from './instance-of';

/** Connect's own number for callers who do not exist. */
const SIMULATED_CALLER = '+12065550100';
const E164 = /^\+[1-9]\d{1,14}$/;

/** AWS::Connect::TestCase of a voice call. A published one is checked when it is loaded; one that is only saved is not, and cannot be run. */
export const testCase: Provision<ContactCenters> = (resource, { store }) => {
  onlyProperties(resource, ['InstanceArn', 'Name', 'Description', 'Content', 'EntryPoint', 'InitializationData', 'Status', 'Tags']);
  const { where, properties } = resource;
  const { Name: name, Content, Status = 'PUBLISHED', InitializationData } = properties;
  const instance = instanceOf('InstanceArn', resource, store);
  if (Status !== 'PUBLISHED' && Status !== 'SAVED') throw new Refusal(`Status ${Status} is not PUBLISHED or SAVED`, where);
  const isPublished = Status === 'PUBLISHED';
  const id = store.random.uuid();
  const arn = `${instance.arn}/test-case/${id}`;
  const observations = isPublished ? loadObservations(Content, where) : new Map();
  const attributes = attributesIn(InitializationData, where);
  store.testCases.set(id, { id, arn, name, instance, isPublished, observations, attributes, ...entryPoint(resource, instance, store) });
  return { ref: arn, attributes: { TestCaseArn: arn } };
};

function entryPoint({ properties, where }: Resource, instance: Instance, store: ContactCenters) {
  const { Type = 'VOICE_CALL', VoiceCallEntryPointParameters: voice = {} } = properties.EntryPoint ?? {};
  if (Type !== 'VOICE_CALL') throw new Refusal(`EntryPoint.Type ${Type} is not VOICE_CALL: chats are not here`, where);
  const { FlowId, SourcePhoneNumber, DestinationPhoneNumber } = voice;
  if ((FlowId === undefined) === (DestinationPhoneNumber === undefined)) {
    throw new Refusal('EntryPoint: must specify either FlowId or phone numbers', where);
  }
  if (DestinationPhoneNumber !== undefined && SourcePhoneNumber === undefined)
    throw new Refusal('EntryPoint: SourcePhoneNumber is missing', where);
  const from: string = SourcePhoneNumber ?? SIMULATED_CALLER;
  if (!E164.test(from)) throw new Refusal('EntryPoint: SourcePhoneNumber is not in E.164 format', where);
  const numbers = [...store.numbers.values()].filter((each) => each.instance === instance);
  if (DestinationPhoneNumber !== undefined) {
    const number = numbers.find(({ address }) => address === DestinationPhoneNumber);
    if (!number) throw new Refusal('EntryPoint: DestinationPhoneNumber is not claimed to the instance', where);
    return { flow: () => number.flow ?? withoutFlow(), from, systemNumber: number.address };
  }
  const flow = store.flows.get(String(FlowId).split('/').at(-1) ?? '');
  if (!flow?.arn.startsWith(`${instance.arn}/`)) throw new Refusal(`EntryPoint: FlowId ${FlowId} is no flow of the instance`, where);
  return { flow: () => flow, from, systemNumber: numbers[0]?.address ?? '' };
}

function withoutFlow(): never {
  throw new ServiceError('InvalidRequestException', 'the phone number that the test case dials has no contact flow');
}

/** `{"name":"value"}`: the contact attributes that a simulated contact begins with. */
function attributesIn(data: unknown, where: string): Readonly<Record<string, string>> {
  if (data === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(String(data));
    if (typeof parsed === 'object' && parsed !== null && Object.values(parsed).every((value) => typeof value === 'string')) {
      return parsed as Record<string, string>;
    }
  } catch (cause) {
    throw Object.assign(new Refusal('InitializationData is not JSON', where), { cause });
  }
  throw new Refusal('InitializationData is no flat object of strings', where);
}
