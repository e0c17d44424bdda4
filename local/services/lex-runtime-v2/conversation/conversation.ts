import type { ConfigurationEvent, DTMFInputEvent, Message, TextInputEvent } from '@aws-sdk/client-lex-runtime-v2';
import type { Timer } from '../../../cloud/clock';
import type { StreamedEvent } from '../../../cloud/event-stream';
import { type CallContext, ServiceError } from '../../../cloud/service';
import type { BotAlias, BotLocale } from '../bot/bot';
import { problemWithMessages } from '../dialog/hook-messages';
import type { InputMode } from '../dialog/turn';
import { invalid } from '../operations/addresses';
import { setSessionState } from '../operations/session-state';
import { wireInterpretations, wireSessionState } from '../operations/wire';
import { runTurn } from '../run-turn';
import { newSession, type Session } from '../session';
import { type SpeechPlace, speechSwitch } from '../speech-attributes';
import type { LexStore, SessionAddress } from '../store';
import { Keys } from './keys';
import { Outbox } from './outbox';

/** AWS does not say how often it tells that the stream is open: an assumption. */
const HEARTBEAT_MS = 5_000;
const MAX_TEXT_LENGTH = 1024;

export interface ConversationPlace {
  readonly alias: BotAlias;
  readonly locale: BotLocale;
  readonly address: SessionAddress;
  readonly context: CallContext<LexStore>;
}

/** One conversation over a stream, in text: what the client sends is taken in its order, one turn after the other. */
export class Conversation {
  readonly #outbox = new Outbox();
  readonly #keys: Keys;
  #configuration: ConfigurationEvent | undefined;
  #turns = Promise.resolve();
  /** The client has not said yet that it has shown the messages. */
  #isPlaying = false;
  #heartbeat: Timer | undefined;

  constructor(private readonly place: ConversationPlace) {
    this.#keys = new Keys(place.context.clock, (keys) => this.#queueTurn(keys, 'DTMF'));
    place.context.signal.addEventListener('abort', () => this.#close());
  }

  /** What the client hears, while its own events are taken in. */
  over(events: AsyncIterable<StreamedEvent>): AsyncGenerator<Readonly<Record<string, unknown>>> {
    this.#beat();
    void this.#listen(events).then(
      () => this.#close(),
      (error: unknown) => this.#close(error),
    );
    return this.#outbox.events();
  }

  async #listen(events: AsyncIterable<StreamedEvent>): Promise<void> {
    for await (const { name, payload } of events) {
      this.place.context.clock.touch?.();
      if (name === 'DisconnectionEvent') break;
      await this.#take(name, payload);
    }
    await this.#turns;
  }

  async #take(name: string, payload: StreamedEvent['payload']): Promise<void> {
    if ((name === 'ConfigurationEvent') === (this.#configuration !== undefined)) {
      throw new ServiceError('ValidationException', 'ConfigurationEvent must be the first event of a conversation, and the only one.');
    }
    if (name === 'ConfigurationEvent') return this.#configure(payload);
    if (name === 'TextInputEvent') return this.#takeText(payload);
    if (name === 'DTMFInputEvent') return this.#takeKey(payload);
    if (name === 'PlaybackCompletionEvent') {
      this.#isPlaying = false;
      return;
    }
    const isAudio = name === 'AudioInputEvent';
    throw new ServiceError(
      'ValidationException',
      isAudio ? 'AudioInputEvent is not hosted here: there is no speech recognition; see docs/local-coverage.md' : `no event ${name}`,
    );
  }

  async #configure(configuration: ConfigurationEvent): Promise<void> {
    const { responseContentType = '', sessionState, welcomeMessages = [] } = configuration;
    const { context, address, alias, locale } = this.place;
    if (!responseContentType.startsWith('text/plain')) {
      throw invalid('responseContentType', 'only text/plain is hosted here: no speech is synthesized; see docs/local-coverage.md');
    }
    const problem = problemWithMessages(welcomeMessages);
    if (problem) throw invalid('welcomeMessages', problem.replace(/^has /, ''));
    this.#configuration = configuration;
    await context.store.sessions.during(address, context.clock.now, alias.bot.idleSessionTtlMs, async (session) =>
      setSessionState(session, sessionState, locale, context.clock.now()),
    );
    this.#show(welcomeMessages);
  }

  #takeText({ text = '' }: TextInputEvent): void {
    if (text.length < 1) throw invalid('text', 'Member must have length greater than or equal to 1');
    if (text.length > MAX_TEXT_LENGTH) throw invalid('text', `Member must have length less than or equal to ${MAX_TEXT_LENGTH}`);
    if (this.#interrupts('TEXT_DETECTED')) this.#queueTurn(text, 'Text');
  }

  #takeKey({ inputCharacter: key = '' }: DTMFInputEvent): void {
    if (!/^[A-D0-9#*]$/.test(key)) throw invalid('inputCharacter', 'Member must satisfy regular expression pattern: [A-D0-9#*]{1}');
    const { attributes } = this.#session();
    if (!speechSwitch(attributes, 'allow-dtmf-input', this.#where())) return;
    if (this.#interrupts('DTMF_START_DETECTED')) this.#keys.press(key, attributes, this.#where());
  }

  /** Whether it is heard: while messages are played, only when they may be interrupted, which the client is told. */
  #interrupts(eventReason: 'DTMF_START_DETECTED' | 'TEXT_DETECTED'): boolean {
    if (!this.#isPlaying) return true;
    if (!speechSwitch(this.#session().attributes, 'allow-interrupt', this.#where())) return false;
    this.#isPlaying = false;
    this.#outbox.send('PlaybackInterruptionEvent', { eventReason });
    return true;
  }

  #queueTurn(text: string, inputMode: InputMode): void {
    const isKeys = inputMode === 'DTMF';
    if (isKeys) this.#outbox.send('TranscriptEvent', { transcript: text });
    this.#turns = this.#turns.then(() => this.#turn(text, inputMode));
    this.#turns.catch((error: unknown) => this.#close(error));
  }

  async #turn(text: string, inputMode: InputMode): Promise<void> {
    const { alias, address, locale, context } = this.place;
    const { requestAttributes } = this.#configuration ?? {};
    const input = {
      text,
      inputMode,
      requestAttributes: inputMode === 'DTMF' ? { ...requestAttributes, 'x-amz-lex:dtmf-transcript': text } : requestAttributes,
      onUpdate: (message: Message) => this.#show([message]),
    };
    const turn = await runTurn({ alias, address, input, parent: context.span }, context);
    this.#outbox.send('IntentResultEvent', {
      inputMode,
      interpretations: wireInterpretations(turn.session, locale),
      sessionState: wireSessionState(turn.session, turn.requestId),
      ...(turn.requestAttributes && { requestAttributes: turn.requestAttributes }),
      sessionId: address.sessionId,
    });
    this.#show(turn.messages);
  }

  #show(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    this.#isPlaying = this.#configuration?.disablePlayback !== true;
    this.#outbox.send('TextResponseEvent', { messages });
  }

  #session(): Session {
    const { context, address } = this.place;
    return context.store.sessions.find(address, context.clock.now()) ?? newSession(address.sessionId);
  }

  #where(): SpeechPlace {
    const { intent, dialogAction } = this.#session();
    return { intent: intent?.name ?? '*', slot: dialogAction?.slotToElicit ?? '*' };
  }

  #beat(): void {
    const beat = () => {
      this.#outbox.send('HeartbeatEvent', {});
      this.#beat();
    };
    this.#heartbeat = this.place.context.clock.setTimeout(beat, HEARTBEAT_MS, { background: true });
  }

  #close(error?: unknown): void {
    this.place.context.clock.clearTimeout(this.#heartbeat);
    this.#keys.forget();
    this.#outbox.end(error);
  }
}
