import type { Timer } from '../../../cloud/clock';
import type { ServiceContext } from '../../../cloud/service';
import type { Leg } from '../../../telephone/telephone-network';
import type { NewContact } from '../calls/contact-life';
import type { Contact } from '../contact';
import type { Action, ErrorType } from '../flow/action';
import { operators } from '../flow/conditions';
import type { FlowWatcher, Override } from '../flow/flow-watcher';
import { noFlowData, resolveReferences } from '../flow/references';
import type { ContactCenters } from '../store';
import { isFlowAction, isMessage, isSame, resourceIn } from './matching';
import type { EventKind, Observation, TestAction, TestCase } from './test-case';

/** The contact of a test, as it begins. */
export type TestEntry = Pick<NewContact, 'instance' | 'flow' | 'systemNumber' | 'attributes' | 'watcher'>;

export interface ExecutionRecord {
  readonly observationId?: string;
  readonly status: 'PASSED' | 'FAILED' | 'IN_PROGRESS';
  readonly at: number;
  readonly record: object;
}

/** A simulated call may take five minutes; then it has failed. */
// https://docs.aws.amazon.com/connect/latest/adminguide/testing-simulation-execute-test-cases.html
const TIME_LIMIT_MS = 300_000;

interface Watching {
  readonly observation: Observation;
  seen: number;
}

/** One run of a test case: a caller who does what its observations say. */
export class TestExecution implements FlowWatcher {
  readonly startedAt: number;
  endedAt: number | undefined;
  status: 'IN_PROGRESS' | 'PASSED' | 'FAILED' = 'IN_PROGRESS';
  readonly records: ExecutionRecord[] = [];
  readonly #watching: Watching[] = [];
  readonly #passed = new Set<string>();
  readonly #overrides: { readonly type: string; readonly resource: string; readonly override: Override }[] = [];
  #leg: Leg | undefined;
  #timeLimit: Timer | undefined;

  constructor(
    readonly id: string,
    readonly testCase: TestCase,
    private readonly context: ServiceContext<ContactCenters>,
  ) {
    this.startedAt = context.clock.now();
    this.#record('IN_PROGRESS', { Type: 'INITIATION' });
  }

  get passed(): number {
    return this.#passed.size;
  }

  /** What nothing leads to watches from the beginning. */
  start(): void {
    const { clock, store } = this.context;
    const { observations, instance, flow, from, systemNumber, attributes } = this.testCase;
    const led = new Set([...observations.values()].flatMap(({ next }) => next));
    for (const observation of observations.values()) if (!led.has(observation.identifier)) this.#watch(observation);
    this.#timeLimit = clock.setTimeout(() => this.#end('FAILED', 'TIMEOUT', this.#unseen()), TIME_LIMIT_MS);
    this.#happened('TestInitiated', () => true);
    if (this.endedAt !== undefined) return;

    const entry = `test:${this.id}`;
    store.testEntries.set(entry, { instance, flow: flow(), systemNumber, attributes, watcher: this });
    const leg = store.network.dial(from, entry);
    store.testEntries.delete(entry);
    this.#leg = leg;
    this.#record('IN_PROGRESS', { Type: 'EXECUTION_START', ContactId: leg.contactId });
    leg.subscribe((event) => {
      if (event.type === 'prompt') clock.setTimeout(() => this.#hears(event.text), event.speechMs);
      if (event.type === 'ended') this.#callEnded();
    });
  }

  begins(action: Action, resource: string | undefined): Override | undefined {
    this.#happened('FlowActionStarted', ({ event }) => isFlowAction(action, resource, event.properties));
    const index = this.#overrides.findIndex((each) => each.type === action.type && isSame(each.resource, resource ?? ''));
    return index < 0 ? undefined : this.#overrides.splice(index, 1)[0]?.override;
  }

  #hears(text: string): void {
    this.#happened('MessageReceived', ({ event }) => isMessage(text, event.properties));
  }

  #callEnded(): void {
    this.#happened('TestCompleted', () => true);
    const unseen = this.#unseen();
    if (unseen.length === 0) this.#end('PASSED', 'SUCCESS');
    else this.#end('FAILED', 'FAILURE', unseen);
  }

  #watch(observation: Observation): void {
    if (!this.#watching.some((each) => each.observation === observation)) this.#watching.push({ observation, seen: 0 });
  }

  #unseen = (): string[] => this.#watching.map(({ observation }) => observation.identifier);

  #happened(type: EventKind, isIt: (observation: Observation) => boolean): void {
    if (this.endedAt !== undefined) return;
    for (const watching of [...this.#watching]) {
      const { observation } = watching;
      if (observation.event.type !== type || !isIt(observation)) continue;
      watching.seen++;
      if (watching.seen === observation.times) this.#watching.splice(this.#watching.indexOf(watching), 1);
      if (!this.#does(observation)) return;
      if (watching.seen < observation.times) continue;
      this.#passed.add(observation.identifier);
      this.#record('PASSED', { Type: 'OBSERVATION', Identifier: observation.identifier }, observation.identifier);
      for (const next of observation.next) {
        const following = this.testCase.observations.get(next);
        if (following) this.#watch(following);
      }
    }
  }

  /** False when the test has ended with it. Actions are done in the order that their transitions give, from the first one on. */
  #does({ identifier, actions }: Observation): boolean {
    const done = new Set<TestAction>();
    for (let action = actions[0]; action && !done.has(action); ) {
      done.add(action);
      const failure = this.#act(action);
      if (failure !== undefined) {
        this.#record('FAILED', { Type: 'OBSERVATION', Identifier: identifier, Action: action.identifier, Message: failure }, identifier);
        this.#end('FAILED', 'FAILURE', [identifier]);
      }
      if (this.endedAt !== undefined) {
        if (this.status === 'PASSED') this.#passed.add(identifier);
        return false;
      }
      const { next } = action;
      action = next === undefined ? actions.find((each) => !done.has(each)) : actions.find((each) => each.identifier === next);
    }
    return true;
  }

  /** What went wrong. */
  #act({ type, parameters }: TestAction): string | undefined {
    if (type === 'SendInstruction') return this.#send(parameters.Instruction);
    if (type === 'OverrideSystemBehavior') {
      const { ActionType, ActionParameters, Strategy } = parameters.Behavior.Properties;
      this.#overrides.push({ type: ActionType, resource: resourceIn(ActionParameters) ?? '', override: overrideOf(Strategy) });
      return undefined;
    }
    if (type === 'Assert') {
      const { Namespace, Operator, Operand } = parameters;
      return operators[Operator]?.(this.#resolve(Namespace), Operand) ? undefined : `${Namespace} ${Operator} ${Operand} does not hold`;
    }
    const { Type, Properties } = parameters.Command;
    if (Type === 'EndTest') this.#end('PASSED', 'SUCCESS');
    else {
      const logged = Object.entries(Properties.Expressions as Record<string, string>).map(([label, path]) => [label, this.#resolve(path)]);
      this.#record('IN_PROGRESS', { Type: 'LOG', Data: Object.fromEntries(logged) });
    }
    return undefined;
  }

  #send({ Type, Properties = {} }: { Type: string; Properties?: { Value?: string | number; Text?: string } }): string | undefined {
    if (!this.#leg) return 'there is no call yet';
    if (Type === 'Disconnect') this.#leg.hangsUp();
    else if (Type === 'DtmfInput') this.#leg.presses(String(Properties.Value));
    else this.#leg.says(Properties.Text ?? String(Properties.Value));
    return undefined;
  }

  get #contact(): Contact | undefined {
    return this.context.store.contactsById.get(this.#leg?.contactId ?? '');
  }

  #resolve(path: string): string {
    return this.#contact ? resolveReferences(path, this.#contact, noFlowData()) : '';
  }

  #end(status: 'PASSED' | 'FAILED', reason: string, failed: readonly string[] = []): void {
    if (this.endedAt !== undefined) return;
    const { clock } = this.context;
    if (reason !== 'TIMEOUT' && status === 'PASSED') {
      for (const { observation } of [...this.#watching]) if (observation.event.type === 'TestCompleted') this.#does(observation);
      if (this.endedAt !== undefined) return; // an assertion at the end did not hold
    }
    this.endedAt = clock.now();
    this.status = status;
    clock.clearTimeout(this.#timeLimit);
    this.#record(status, { Type: 'COMPLETION', CompletionReason: { Type: reason, ...(failed.length > 0 && { Observations: failed }) } });
    this.#leg?.hangsUp();
  }

  #record(status: ExecutionRecord['status'], record: object, observationId?: string): void {
    this.records.push({ status, at: this.context.clock.now(), record, ...(observationId !== undefined && { observationId }) });
  }
}

interface Strategy {
  readonly Type: 'SubstituteResource' | 'MockResponse';
  readonly SubstituteArn?: string;
  readonly Response?: {
    readonly Error?: { readonly DelaySeconds?: number; readonly Value: string };
    readonly ExecutionResult?: { readonly DelaySeconds?: number; readonly LoadedData?: string; readonly Value?: string };
  };
}

function overrideOf({ SubstituteArn, Response }: Strategy): Override {
  if (SubstituteArn !== undefined) return { substitute: SubstituteArn };
  const { Error: error, ExecutionResult: result } = Response ?? {};
  const delayMs = Number(error?.DelaySeconds ?? result?.DelaySeconds ?? 0) * 1000;
  // A function or a bot that takes too long has no branch of its own.
  if (error) return { error: error.Value === 'QueueAtCapacity' ? error.Value : ('NoMatchingError' as ErrorType), delayMs };
  return { loaded: JSON.parse(result?.LoadedData ?? result?.Value ?? '{}'), delayMs };
}
