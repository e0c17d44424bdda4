import type { Clock } from '../../../local/cloud/clock';
import type { ApiCall } from '../../../local/cloud/service';
import type { TraceEvent } from '../../../local/cloud/trace';
import type { ContactCenter } from '../../../local/contact-center';
import { connect } from '../../../local/services/connect';
import { dynamodb } from '../../../local/services/dynamodb';
import { ERASURE_QUESTION, ERASURE_TOLD, isPromise, OFFERED_BY_KEY, readBackIn } from '../people/promise';
import { type Dial, type Facts, type HeardPromise, isEnded, type Move, type Row, type Wish } from './facts';
import { type Item, keysWritten, rowOf } from './row';

/** Watches a world as it goes on. `onFact` is told after each new fact: the safety invariants are looked at then. */
export class Observer implements Facts {
  readonly startedAt: number;
  healedAt = Number.POSITIVE_INFINITY;
  readonly dials: Dial[] = [];
  readonly promises: HeardPromise[] = [];
  readonly wishes: Wish[] = [];
  readonly moves: Move[] = [];
  readonly queued: string[] = [];
  readonly forgottenTokens: string[] = [];
  /** By the span of the invocation that stored it: the callback whose row had ended. */
  readonly #lateTokens = new Map<string, string>();
  /** By contact: what its caller rings from. */
  readonly #callers = new Map<string, string>();
  /** requestedBy → the number they ring from. */
  readonly #askers = new Map<string, string>();
  readonly #readBack = new Map<string, string>();
  readonly #offeredByKey = new Set<string>();
  readonly #clock: Clock;
  readonly #onFact: () => void;
  #center: ContactCenter | undefined;

  constructor(clock: Clock, onFact: () => void) {
    this.#clock = clock;
    this.#onFact = onFact;
    this.startedAt = clock.now();
  }

  watch(center: ContactCenter): void {
    this.#center = center;
    center.trace.subscribe((event) => {
      if (event.type === 'connect.contact') this.activeCalls += event.phase === 'start' ? 1 : -1;
      if (event.type === 'connect.contact' && event.phase === 'start') this.#begins(event);
      else if (event.type.startsWith('telephone.')) this.#hears(event);
      else if (event.type === 'lambda.invoke' && event.phase === 'end') this.#returns(event);
    });
  }

  /** The world is over: what is still on its way is not looked up anymore. */
  stop(): void {
    this.#center = undefined;
  }

  /** A call that was carried out, or that broke off on the way: what it wrote is looked up past the product. */
  async carried(call: ApiCall, output?: unknown): Promise<void> {
    const { service, operation, input, parent = '' } = call;
    if (service === 'sfn' && operation === 'SendTaskSuccess') this.#lateTokens.delete(parent);
    if (service === 'sqs' && operation === 'SendMessage') this.queued.push(String(input.MessageBody));
    if (service !== 'dynamodb') return;
    const { Attributes } = (output ?? {}) as { Attributes?: Item };
    if (Attributes) return this.#wrote(Attributes, call, false);
    for (const { key, isNew } of keysWritten(call)) {
      const item = await this.#read(
        String(input.TableName ?? input.TransactItems?.[0]?.Update?.TableName ?? input.TransactItems?.[0]?.Put?.TableName),
        key,
      );
      if (item) this.#wrote(item, call, isNew && output !== undefined);
    }
  }

  #wrote(item: Item, { input, parent = '' }: ApiCall, isNew: boolean): void {
    const row = rowOf(item);
    if (!row) return;
    const { callbackId, number, callerId, requestedBy, inboundContactId = '', attempt, state, rank, version } = row;
    const isToken = /taskToken/.test(input.UpdateExpression ?? '') && !/#state/.test(input.UpdateExpression);
    if (isToken && isEnded(row)) this.#lateTokens.set(parent, callbackId);
    const askedBy = this.#askerOf(row, inboundContactId);
    const whose = {
      ...(number !== undefined && { number }),
      ...(askedBy !== undefined && { askedBy }),
      ...(requestedBy === callerId && { isAnonymous: askedBy !== number }),
    };
    this.moves.push({ at: this.#clock.now(), isNew, callbackId, ...whose, attempt, state, rank, version });
    this.#onFact();
  }

  /** Who rang then; of a callback that somebody else has moved to another number, whoever had asked for the one before it. */
  #askerOf({ requestedBy = '', callerId, number }: Row, contactId: string): string | undefined {
    const caller = this.#callers.get(contactId);
    if (caller === undefined || (requestedBy === callerId && caller !== number)) return caller; // unknown to the product: it takes the number to be theirs
    if (!this.#askers.has(requestedBy)) this.#askers.set(requestedBy, caller);
    return this.#askers.get(requestedBy);
  }

  async #read(tableName: string, key: Item): Promise<Item | undefined> {
    if (!this.#center) return undefined;
    const { database } = this.#center.cloud.context(dynamodb).store;
    return database.exclusively(async () => database.item(await database.table(tableName), key));
  }

  /** One that ended well has done all it wanted to. */
  #returns({ span = '', detail }: TraceEvent): void {
    const callbackId = this.#lateTokens.get(span);
    this.#lateTokens.delete(span);
    if (callbackId === undefined || detail['error'] !== undefined) return;
    this.forgottenTokens.push(callbackId);
    this.#onFact();
  }

  #begins({ detail }: TraceEvent): void {
    if (detail['direction'] !== 'outbound') return;
    const contactId = String(detail['contactId']);
    // The contact is kept just after its span has begun.
    queueMicrotask(() => {
      const contact = this.#center?.cloud.context(connect).store.contactsById.get(contactId);
      if (!contact) return;
      const { callbackId = '', attempt = '' } = contact.attributes as { callbackId?: string; attempt?: string };
      this.dials.push({ at: this.#clock.now(), contactId, number: contact.customerNumber, callbackId, attempt: Number(attempt) });
      this.#onFact();
    });
  }

  #hears({ type, at, detail, pii }: TraceEvent): void {
    const contactId = String(detail['contactId']);
    if (detail['direction'] === 'inbound') {
      if (type === 'telephone.prompt') this.#isTold(at, contactId, String(pii?.['text']), String(pii?.['number']));
      return;
    }
    const dial = this.dials.find((each) => each.contactId === contactId);
    if (!dial) return;
    if (type === 'telephone.ringing') dial.rangAt = at;
    else if (type === 'telephone.connected') dial.answeredAt = at;
    else if (type === 'telephone.ended') Object.assign(dial, { endedAt: at, reason: String(detail['reason']) });
    else return;
    this.#onFact();
  }

  #isTold(at: number, contactId: string, text: string, own: string): void {
    this.#callers.set(contactId, own);
    const lastFour = readBackIn(text);
    if (lastFour !== undefined) this.#readBack.set(contactId, lastFour);
    if (OFFERED_BY_KEY.test(text)) this.#offeredByKey.add(contactId);
    this.#isForgotten(at, contactId, text, own);
    if (!isPromise(text)) return;
    const isOfAnother = /booked already/.test(text);
    // Whatever number they had agreed on, the key is for the one they ring from; unless that other one is booked already.
    const number = this.#offeredByKey.has(contactId) && !isOfAnother ? own : this.#promised(contactId, own);
    this.promises.push({ at, contactId, heardBy: own, number, ...(isOfAnother && { orNumber: own }) });
    this.#onFact();
  }

  #isForgotten(at: number, contactId: string, text: string, number: string): void {
    const wish = this.wishes.find((each) => each.contactId === contactId);
    if (!wish && ERASURE_QUESTION.test(text)) this.wishes.push({ at, contactId, number });
    if (wish && ERASURE_TOLD.test(text)) wish.toldAt ??= at;
  }

  #promised(contactId: string, own: string): string {
    const lastFour = this.#readBack.get(contactId);
    return lastFour === undefined ? own : (this.#numbers.find((number) => number.endsWith(lastFour)) ?? own);
  }

  /** The call that rings there now is taken by a machine. */
  mailboxTakes(number: string): void {
    const dial = this.dials.findLast((each) => each.number === number && each.rangAt !== undefined && each.endedAt === undefined);
    if (dial) dial.isTakenByMailbox = true;
  }

  /** Legs that have begun and not ended, in either direction. */
  activeCalls = 0;
  #numbers: readonly string[] = [];

  knows(numbers: readonly string[]): void {
    this.#numbers = numbers;
  }
}
