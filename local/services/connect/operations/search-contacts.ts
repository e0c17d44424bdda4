import type { SearchContactsRequest } from '@aws-sdk/client-connect';
import { type CallContext, type Operation, ServiceError } from '../../../cloud/service';
import type { Contact } from '../contact';
import type { ContactCenters } from '../store';

const MAX_RESULTS = 100;
const TIMES: Readonly<Record<string, (contact: Contact) => number | undefined>> = {
  INITIATION_TIMESTAMP: ({ initiatedAt }) => initiatedAt,
  DISCONNECT_TIMESTAMP: ({ disconnectedAt }) => disconnectedAt,
};
const CRITERIA = ['Channels', 'InitiationMethods', 'QueueIds', 'SearchableContactAttributes'];

/** Oldest first. Not here: criteria other than channel, initiation method, queue and attributes; sorting otherwise; pages. */
// https://docs.aws.amazon.com/connect/latest/APIReference/API_SearchContacts.html
function run(
  { InstanceId = '', TimeRange, SearchCriteria = {}, MaxResults = MAX_RESULTS, ...others }: SearchContactsRequest,
  context: CallContext<ContactCenters>,
) {
  const { store } = context;
  if (!store.calls.take()) throw new ServiceError('ThrottlingException', 'Rate exceeded', 429);
  const instance = store.instance(InstanceId);
  const unknown = [...Object.keys(others), ...Object.keys(SearchCriteria).filter((name) => !CRITERIA.includes(name))];
  if (unknown.length > 0)
    throw new ServiceError('InvalidParameterException', `${unknown} cannot be given here; see docs/local-coverage.md`);
  const timeOf = TIMES[TimeRange?.Type ?? ''];
  if (!timeOf) throw new ServiceError('InvalidParameterException', `TimeRange.Type is not ${Object.keys(TIMES).join(' or ')}`);
  const [from, to] = [epochMs(TimeRange?.StartTime), epochMs(TimeRange?.EndTime)];
  const found = store.contacts().filter((contact) => {
    const at = timeOf(contact);
    return contact.instance === instance && at !== undefined && at >= from && at <= to && matches(contact, SearchCriteria);
  });
  return { Contacts: found.slice(0, MaxResults).map(summaryOf), TotalCount: found.length };
}

function matches(contact: Contact, criteria: NonNullable<SearchContactsRequest['SearchCriteria']>): boolean {
  const { Channels, InitiationMethods, QueueIds, SearchableContactAttributes } = criteria;
  if (Channels && !Channels.includes('VOICE')) return false;
  if (InitiationMethods && !InitiationMethods.includes(contact.initiationMethod)) return false;
  if (QueueIds && !QueueIds.includes(contact.queue?.id ?? '')) return false;
  const { Criteria = [], MatchType = 'MATCH_ALL' } = SearchableContactAttributes ?? {};
  const holds = ({ Key = '', Values = [] }: (typeof Criteria & readonly object[])[number]) =>
    Values.includes(contact.attributes[Key] ?? '');
  if (MatchType === 'MATCH_NONE') return !Criteria.some(holds);
  return MatchType === 'MATCH_ANY' && Criteria.length > 0 ? Criteria.some(holds) : Criteria.every(holds);
}

const summaryOf = ({ arn, contactId, initiationMethod, queue, queuedAt, initiatedAt, disconnectedAt, name }: Contact) => ({
  Arn: arn,
  Id: contactId,
  InitialContactId: contactId,
  InitiationMethod: initiationMethod,
  Channel: 'VOICE',
  ...(queue && { QueueInfo: { Id: queue.id, ...(queuedAt !== undefined && { EnqueueTimestamp: queuedAt / 1000 }) } }),
  InitiationTimestamp: initiatedAt / 1000,
  ...(disconnectedAt !== undefined && { DisconnectTimestamp: disconnectedAt / 1000 }),
  ...(name !== undefined && { Name: name }),
});

/** On the wire seconds since the epoch; a Date from within. */
const epochMs = (time: unknown): number => (time instanceof Date ? time.getTime() : Number(time) * 1000);

export const searchContacts: Operation<ContactCenters, SearchContactsRequest> = {
  run,
  permissions: ({ InstanceId }, { arn }) => [{ action: 'connect:SearchContacts', resource: arn(`instance/${InstanceId}`) }],
  http: { method: 'POST', path: '/search-contacts' },
  latencyMs: [40, 150],
};
