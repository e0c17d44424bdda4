import type { Trace } from '../../cloud/trace';
import { type ExchangeNetwork, HungUp, type Line } from '../../telephone/exchange';
import type { Persona } from '../../telephone/personas';
import type { Contact } from './contact';
import type { Queue } from './queue';

export type AgentStatus = 'Available' | 'OnContact' | 'MissedCall' | 'Offline';

/** Somebody who takes calls of queues, on a softphone. */
export interface Agent {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly queues: readonly Queue[];
  /** Whoever missed a call gets no other one until they are available again. */
  status: AgentStatus;
}

interface Waiting {
  readonly contact: Contact;
  readonly taken: (by: TakenCall) => void;
}

/** An agent has accepted a contact. */
export interface TakenCall {
  readonly agent: Agent;
  readonly line: Line;
}

/** As long as Connect lets a softphone ring. */
const RINGS_FOR_MS = 20_000;

/**
 * Who works in the queues. The contact that has waited longest is offered to the agent who has been available longest; one that is not accepted
 * goes to the next agent. Not here: routing profiles, priorities and delays, agents' own queues, chats, after contact work, states of one's own.
 */
export class Agents {
  readonly #agents: Agent[] = [];
  readonly #waiting: Waiting[] = [];

  constructor(
    private readonly network: ExchangeNetwork,
    private readonly trace: Trace,
  ) {}

  /** Begins to work. The persona is what happens when the softphone rings; `name` is nobody's real one. Returns how to stop. */
  add(agent: Omit<Agent, 'status'>, persona: Persona): () => void {
    const added: Agent = { ...agent, status: 'Available' };
    const unplug = this.network.person(phoneOf(added), persona);
    this.#agents.push(added);
    this.#assign();
    return () => {
      added.status = 'Offline';
      unplug();
      this.#agents.splice(this.#agents.indexOf(added), 1);
    };
  }

  all(): readonly Agent[] {
    return this.#agents;
  }

  /** Of a queue: who is there, and who of them could take a call now. */
  of(queue: Queue): { readonly staffed: number; readonly available: number } {
    const staffed = this.#agents.filter(({ queues, status }) => queues.includes(queue) && status !== 'Offline');
    return { staffed: staffed.length, available: staffed.filter(({ status }) => status === 'Available').length };
  }

  /** Available again: after a missed call. */
  returns(agent: Agent): void {
    this.#agents.splice(this.#agents.indexOf(agent), 1);
    this.#agents.push(agent);
    agent.status = 'Available';
    this.#assign();
  }

  /** Resolves when an agent has accepted the contact, which waits in its queue until then; never when it hangs up first. */
  waitFor(contact: Contact): Promise<TakenCall> {
    return new Promise((taken) => {
      const waiting = { contact, taken };
      this.#waiting.push(waiting);
      contact.line.signal.addEventListener('abort', () => this.#forget(waiting), { once: true });
      this.#assign();
    });
  }

  #forget(waiting: Waiting): void {
    const index = this.#waiting.indexOf(waiting);
    if (index >= 0) this.#waiting.splice(index, 1);
  }

  #assign(): void {
    for (const waiting of [...this.#waiting]) {
      const { queue } = waiting.contact;
      const agent = this.#agents.find(({ queues, status }) => status === 'Available' && queue !== undefined && queues.includes(queue));
      if (!agent) continue;
      this.#forget(waiting);
      void this.#offer(waiting, agent);
    }
  }

  async #offer(waiting: Waiting, agent: Agent): Promise<void> {
    const { contact, taken } = waiting;
    const { contactId, span, instance } = contact;
    agent.status = 'OnContact';
    const line = this.network.ring({ to: phoneOf(agent), ringTimeoutMs: RINGS_FOR_MS, contactId, span });
    const letGo = () => line.end('CUSTOMER_DISCONNECT');
    contact.line.signal.addEventListener('abort', letGo, { once: true });
    const tell = (outcome: string) =>
      this.trace.emit('connect.agent', { contactId, agentId: agent.id, instanceId: instance.id, outcome }, { parent: span });
    try {
      await line.answered;
    } catch (error) {
      contact.line.signal.removeEventListener('abort', letGo);
      if (!(error instanceof HungUp)) throw error;
      if (contact.line.signal.aborted) return this.returns(agent);
      tell('missed');
      agent.status = 'MissedCall';
      this.#waiting.unshift(waiting);
      return this.#assign();
    }
    tell('connected');
    line.signal.addEventListener('abort', () => this.returns(agent), { once: true });
    taken({ agent, line });
  }
}

const phoneOf = ({ id }: Pick<Agent, 'id'>): string => `agent:${id}`;
