import type { Clock } from '../../cloud/clock';
import type { Random } from '../../cloud/random';
import { type HostContext, ServiceError } from '../../cloud/service';
import type { ExchangeNetwork } from '../../telephone/exchange';
import { telephoneNetwork } from '../../telephone/network';
import type { Persona } from '../../telephone/personas';
import type { TelephoneNetwork } from '../../telephone/telephone-network';
import { Agents } from './agents';
import type { Contact } from './contact';
import type { EventType } from './contact-events';
import type { Flow } from './flow/flow';
import type { Hours } from './hours';
import type { Queue } from './queue';
import type { TestCase } from './simulation/test-case';
import type { TestEntry, TestExecution } from './simulation/test-execution';
import { TokenBucket } from './token-bucket';

export interface Instance {
  readonly id: string;
  readonly arn: string;
  readonly inboundCalls: boolean;
  readonly outboundCalls: boolean;
  readonly associations: { readonly type: 'LEX_BOT' | 'LAMBDA_FUNCTION'; readonly arn: string }[];
  /** The assembly joins it and does not make it. */
  readonly wasThere?: boolean;
}

export interface PhoneNumber {
  readonly id: string;
  readonly arn: string;
  /** E.164. */
  readonly address: string;
  readonly instance: Instance;
  /** The resource of the template, for faults. */
  readonly where: string;
  flow?: Flow;
}

/** Each event takes its own time to the bus. */
const EVENT_LAG_MS = [60, 400] as const;

const TOKEN_LIFETIME_MS = 7 * 86_400_000;

/** What AWS raises or narrows on request, or documents in two ways. */
export interface ConnectSettings {
  /** Concurrent active calls of an instance. */
  concurrentCalls: number;
  /** A ClientToken used again after its call has ended: the API reference of today says the same contact, that of 2018 a new one. */
  tokenAfterEnd: 'same' | 'new';
  /** ISO countries that an instance in the United States may call without asking. */
  destinationCountries: readonly string[];
  /** Not callable before a quota request, whatever their country. */
  blockedPrefixes: readonly string[];
}

/** Instances, their numbers and flows, and every contact since the start. */
export class ContactCenters {
  readonly instances = new Map<string, Instance>();
  readonly numbers = new Map<string, PhoneNumber>();
  readonly flows = new Map<string, Flow>();
  readonly modules = new Map<string, Flow>();
  readonly hours = new Map<string, Hours>();
  readonly queues = new Map<string, Queue>();
  readonly testCases = new Map<string, TestCase>();
  readonly testExecutions = new Map<string, TestExecution>();
  /** Simulated contacts that are about to begin, by the number they dial. */
  readonly testEntries = new Map<string, TestEntry>();
  readonly contactsById = new Map<string, Contact>();
  readonly clientTokens = new Map<string, { readonly contactId: string; readonly at: number }>();
  readonly settings: ConnectSettings = {
    concurrentCalls: 10,
    tokenAfterEnd: 'same',
    destinationCountries: ['AU', 'CA', 'CN', 'DE', 'GB', 'HK', 'IL', 'JP', 'MX', 'SE', 'SG', 'US'],
    blockedPrefixes: ['+447', '+1900'],
  };
  readonly network: ExchangeNetwork;
  readonly agents: Agents;
  /**
   * How long each event of a contact is on its way to the bus, one time for each time it is told: none loses it, several repeat it, a longer
   * one lets others overtake it. Best effort and unordered is all that Connect promises. @default once, after a moment
   */
  eventLagsMs: (eventType: EventType, contact: Contact) => readonly number[] = () => [this.random.latencyMs(...EVENT_LAG_MS)];
  /** Two a second: everything without a quota of its own, StartOutboundVoiceContact among them. */
  readonly calls: TokenBucket;
  /** Ten a second: reading and stopping contacts. */
  readonly reads: TokenBucket;
  readonly random: Random;
  private readonly clock: Clock;
  private closed = false;

  constructor({ clock, trace, random }: HostContext) {
    this.clock = clock;
    this.network = telephoneNetwork(clock, trace);
    this.agents = new Agents(this.network, trace);
    this.calls = new TokenBucket(clock, { perSecond: 2, burst: 5 });
    this.reads = new TokenBucket(clock, { perSecond: 10, burst: 15 });
    this.random = random.fork('connect');
  }

  /** Nothing is told to anybody any more. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** Where people dial and are rung. */
  get telephone(): TelephoneNetwork {
    return this.network;
  }

  /** Every contact since the start, in the order of beginning. */
  contacts(): readonly Contact[] {
    return [...this.contactsById.values()];
  }

  activeCalls(instance: Instance): number {
    return this.contacts().filter((contact) => contact.instance === instance && contact.disconnectedAt === undefined).length;
  }

  /** What the call with this ClientToken became, in the last seven days. */
  contactOfToken(token: string | undefined): Contact | undefined {
    const used = token === undefined ? undefined : this.clientTokens.get(token);
    if (!used || this.clock.now() - used.at > TOKEN_LIFETIME_MS) return undefined;
    const contact = this.contactsById.get(used.contactId);
    return contact?.disconnectedAt !== undefined && this.settings.tokenAfterEnd === 'new' ? undefined : contact;
  }

  /** Everybody's line goes dead, and nobody is told. */
  close(): void {
    this.closed = true;
    for (const { line } of this.contactsById.values()) line.end('OTHER');
  }

  /** The E.164 number that was claimed under this id. */
  addressOf(phoneNumberId: string): string {
    return this.number(phoneNumberId).address;
  }

  number(idOrArn: string): PhoneNumber {
    return this.numbers.get(lastPart(idOrArn)) ?? notFound('phone number', idOrArn);
  }

  instance(idOrArn: string): Instance {
    return this.instances.get(lastPart(idOrArn)) ?? notFound('instance', idOrArn);
  }

  flow(idOrArn: string): Flow {
    return this.flows.get(lastPart(idOrArn)) ?? notFound('contact flow', idOrArn);
  }

  module(idOrArn: string): Flow {
    return this.modules.get(lastPart(idOrArn)) ?? notFound('contact flow module', idOrArn);
  }

  hoursOf(idOrArn: string): Hours {
    return this.hours.get(lastPart(idOrArn)) ?? notFound('hours of operation', idOrArn);
  }

  queue(idOrArn: string): Queue {
    return this.queues.get(lastPart(idOrArn)) ?? notFound('queue', idOrArn);
  }

  testCase(instanceId: string, testCaseId: string): TestCase {
    const testCase = this.testCases.get(lastPart(testCaseId));
    return testCase?.instance === this.instance(instanceId) ? testCase : notFound('test case', testCaseId);
  }

  /** Who waits in it, first come first. */
  contactsIn(queue: Queue): readonly Contact[] {
    return this.contacts().filter(
      (contact) => contact.queue === queue && contact.disconnectedAt === undefined && contact.agent === undefined,
    );
  }

  /** Somebody works in these queues (by name, id or ARN) from now on. Returns how to stop. */
  staff(queues: readonly string[], persona: Persona, name = `agent-${this.agents.all().length + 1}`): () => void {
    const found = queues.map((queue) => [...this.queues.values()].find((each) => each.name === queue) ?? this.queue(queue));
    const [first] = found;
    if (!first) throw new Error('an agent works in no queue, expected at least one');
    const id = this.random.uuid();
    return this.agents.add({ id, name, arn: `${first.instance.arn}/agent/${id}`, queues: found }, persona);
  }

  contact(instanceId: string, contactId: string): Contact {
    const contact = this.contactsById.get(contactId);
    return contact?.instance === this.instance(instanceId) ? contact : notFound('contact', contactId);
  }
}

const lastPart = (idOrArn: string): string => idOrArn.split('/').at(-1) ?? '';

function notFound(what: string, id: string): never {
  throw new ServiceError('ResourceNotFoundException', `there is no ${what} ${id}`, 404);
}
