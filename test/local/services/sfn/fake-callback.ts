import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FakeFunction, FunctionError, ROLE, START_MS, type World, world } from './run-machine';

const MINUTE_MS = 60_000;
/** How long after a claim evidence is looked for. */
const EVIDENCE_MS = 6 * MINUTE_MS;

/** What becomes of one ring: how it ends, and what is lost on the way. */
export interface Ring {
  readonly outcome: 'answered' | 'busy';
  readonly eventLost?: boolean;
  readonly contactIdLost?: boolean;
}

export interface Circumstances {
  /** One for every attempt that rings. */
  readonly rings?: readonly Ring[];
  readonly dueInMs?: number;
  /** How often no slot is free. */
  readonly slotsMissing?: number;
  readonly refused?: boolean;
  /** How often a function fails before it does its work: `CreateLead`, and the error. */
  readonly failures?: Readonly<Record<string, readonly string[]>>;
  /** Something that happens while the token is being stored. */
  readonly whileStoring?: 'ends-before' | 'ends-after';
  /** The promise is moved to now, as long after the start. */
  readonly rescheduledAfterMs?: number;
}

/** One callback as its row tells it, and functions that do to it what the product's do, as far as the machines can see. */
export class FakeCallback {
  readonly id = 'cb1';
  state: 'REQUESTED' | 'DIALING' | 'ENDED' = 'REQUESTED';
  attempt = 1;
  dueAt: number;
  outcome: string | undefined;
  leadPending = true;
  /** The attempts that rang. */
  readonly rang: number[] = [];
  readonly world: World;
  private claimedAt = 0;
  private token: string | undefined;
  private slotsMissing: number;
  private contactId: string | undefined;
  private readonly failures: Record<string, string[]>;

  constructor(private readonly circumstances: Circumstances = {}) {
    this.dueAt = START_MS + (circumstances.dueInMs ?? 0);
    this.slotsMissing = circumstances.slotsMissing ?? 0;
    this.failures = Object.fromEntries(Object.entries(circumstances.failures ?? {}).map(([name, errors]) => [name, [...errors]]));
    const functions = Object.entries(this.functions).map(([name, run]): [string, FakeFunction] => [
      name,
      (event, context) => {
        const error = this.failures[name]?.shift();
        if (error !== undefined) throw new FunctionError(error);
        return run(event, context);
      },
    ]);
    this.world = world({ functions: Object.fromEntries(functions) });
  }

  private get clock() {
    return this.world.clock;
  }

  private get read() {
    const now = this.clock.now();
    const phase = this.state === 'ENDED' ? 'ended' : this.state === 'REQUESTED' && this.dueAt <= now ? 'due' : 'waiting';
    const until = phase === 'due' ? now + EVIDENCE_MS : this.state === 'REQUESTED' ? this.dueAt : this.claimedAt + EVIDENCE_MS;
    return {
      phase,
      attempt: this.attempt,
      dueAt: this.dueAt,
      waitSeconds: Math.max(1, Math.ceil((until - now) / 1000)),
      leadPending: this.leadPending,
    };
  }

  private readonly functions: Readonly<Record<string, FakeFunction>> = {
    CreateLead: () => {
      this.leadPending = false;
      return { lead: '00Q1' };
    },
    GenerateScenario: () => ({ scenario: 'written' }),
    StartOutboundCall: () => this.dial(),
    ReadCallback: () => this.read,
    AwaitOutcome: async ({ attempt, dueAt, taskToken }) => {
      const { whileStoring } = this.circumstances;
      if (whileStoring === 'ends-before' && this.state === 'DIALING') this.end('answered');
      this.token = taskToken;
      if (this.state === 'ENDED' || this.attempt !== attempt || this.dueAt !== dueAt) this.completeToken();
      else if (whileStoring === 'ends-after' && this.state === 'DIALING') {
        this.end('answered');
        await this.clock.sleep(200);
      }
      return {};
    },
    ReconcileOutcome: () => {
      if (this.state === 'DIALING' && this.clock.now() >= this.claimedAt + EVIDENCE_MS)
        this.end(this.contactId === undefined ? 'unknown' : (this.circumstances.rings?.[this.attempt - 1]?.outcome ?? 'unknown'));
      return { state: this.state };
    },
    PlanNextAttempt: () => {
      if (this.outcome === 'busy' && this.attempt < 2) {
        this.attempt++;
        this.state = 'REQUESTED';
        this.dueAt = this.clock.now() + 30 * MINUTE_MS;
      }
      return this.read;
    },
    UpdateLead: () => {
      this.leadPending = false;
      return { lead: '00Q1' };
    },
  };

  /** The claim is what keeps a second run from ringing again. */
  private dial() {
    if (this.state === 'ENDED') return { result: 'ended' };
    if (this.state === 'DIALING') return { result: 'claimed' };
    if (this.dueAt > this.clock.now()) return { result: 'notDue' };
    if (this.circumstances.refused) {
      this.end('refused');
      return { result: 'refused', reason: 'country' };
    }
    if (this.slotsMissing-- > 0) {
      this.move(this.clock.now() + MINUTE_MS);
      return { result: 'deferred', reason: 'slot', dueAt: this.dueAt };
    }
    this.state = 'DIALING';
    this.claimedAt = this.clock.now();
    const throttled = this.failures['Connect']?.shift();
    if (throttled !== undefined) throw new FunctionError(throttled);
    const ring = this.circumstances.rings?.[this.attempt - 1] ?? { outcome: 'answered' };
    this.rang.push(this.attempt);
    this.contactId = ring.contactIdLost ? undefined : `contact-${this.attempt}`;
    if (!ring.eventLost) this.clock.setTimeout(() => this.end(ring.outcome), 45_000);
    return { result: 'placed', contactId: this.contactId };
  }

  private end(outcome: string): void {
    if (this.state === 'ENDED') return;
    this.state = 'ENDED';
    this.outcome = outcome;
    this.completeToken();
  }

  private move(dueAt: number): void {
    this.dueAt = dueAt;
    this.completeToken();
  }

  private completeToken(): void {
    const taskToken = this.token;
    this.token = undefined;
    if (taskToken === undefined) return;
    void this.world.context
      .call({ service: 'sfn', operation: 'SendTaskSuccess', input: { taskToken, output: '{}' }, principal: { kind: 'role', arn: ROLE } })
      .catch(() => undefined);
  }

  /** Promises the callback as the intent does, and lets everything happen that follows. */
  async run({ express = 1 }: { express?: number } = {}): Promise<this> {
    const { rescheduledAfterMs } = this.circumstances;
    const callback = await this.world.machine('atlas-callback', machine('callback'), 'EXPRESS');
    const monitor = await this.world.machine('atlas-call-monitor', machine('call-monitor'));
    const input = JSON.stringify({ callbackId: this.id });
    if (this.dueAt > START_MS) await this.world.call('StartExecution', { stateMachineArn: monitor, name: this.id, input });
    else for (let run = 0; run < express; run++) await this.world.call('StartExecution', { stateMachineArn: callback, input });
    if (rescheduledAfterMs !== undefined) this.clock.setTimeout(() => this.move(this.clock.now()), rescheduledAfterMs);
    await this.clock.settle();
    return this;
  }

  /** Another run of the Express machine, as AWS may have one at any time. */
  async runAgain(): Promise<void> {
    const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:atlas-callback';
    await this.world.call('StartExecution', { stateMachineArn, input: JSON.stringify({ callbackId: this.id }) });
    await this.clock.settle();
  }

  /** The states of the newest execution of a machine, and what it ended with. */
  states(name: 'atlas-callback' | 'atlas-call-monitor'): string[] {
    const { history } = this.world.execution(name);
    return history.flatMap((event) => (event['stateEnteredEventDetails'] ? [String(event['stateEnteredEventDetails']['name'])] : []));
  }
}

const STATE_MACHINES: Readonly<Record<string, string>> = { Callback: 'atlas-callback', CallMonitor: 'atlas-call-monitor' };

/** A definition of the product, its placeholders filled in. */
const machine = (name: string) =>
  JSON.parse(
    readFileSync(join(__dirname, `../../../../statemachines/${name}.asl.json`), 'utf8').replace(
      /\$\{(\w+?)(Function|StateMachine)Arn\}/g,
      (_placeholder, of: string, kind: string) =>
        kind === 'Function'
          ? `arn:aws:lambda:us-east-1:123456789012:function:${of}:live`
          : `arn:aws:states:us-east-1:123456789012:stateMachine:${STATE_MACHINES[of]}`,
    ),
  ) as object;
