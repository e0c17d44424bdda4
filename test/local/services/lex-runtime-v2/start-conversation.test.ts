import {
  LexRuntimeV2Client,
  StartConversationCommand,
  type StartConversationRequestEventStream,
  type StartConversationResponseEventStream,
} from '@aws-sdk/client-lex-runtime-v2';
import type { Cloud } from '../../../../local/cloud/cloud';
import type { VirtualClock } from '../../../../local/cloud/virtual-clock';
import { lexRuntimeV2 } from '../../../../local/services/lex-runtime-v2';
import { drive } from '../../../support/drive';
import { host } from './bot-assembly';
import { botProperties, CALLBACK, FALLBACK, GREETING, messages } from './hosted-bot';

const SLOW = {
  ...GREETING,
  FulfillmentCodeHook: {
    Enabled: true,
    FulfillmentUpdatesSpecification: {
      Active: true,
      TimeoutInSeconds: 20,
      StartResponse: { DelayInSeconds: 1, AllowInterrupt: true, ...messages('One moment.') },
      UpdateResponse: { FrequencyInSeconds: 5, AllowInterrupt: true, ...messages('Still at it.') },
    },
  },
};
/** Answers a greeting after two seconds, anything else at once. */
const HOOK = `exports.handler = async ({ inputTranscript, inputMode, sessionState: { intent } }) => {
  if (inputTranscript === 'broken') throw new Error('broken');
  if (intent.name === 'Greeting') await new Promise((resolve) => setTimeout(resolve, 2000));
  return {
    sessionState: { dialogAction: { type: 'ElicitIntent' } },
    messages: [{ contentType: 'PlainText', content: inputMode + ': ' + inputTranscript }],
  };
};`;

type Sent = StartConversationRequestEventStream;
type Received = StartConversationResponseEventStream;

/** The client's half of a stream: what is given is sent, until it is ended. */
class Sending {
  private readonly waiting: Sent[] = [];
  private wake: () => void = () => undefined;
  private isOver = false;

  give(...events: Sent[]): void {
    this.waiting.push(...events);
    this.wake();
  }

  end(): void {
    this.isOver = true;
    this.wake();
  }

  async *events(): AsyncGenerator<Sent> {
    for (;;) {
      const next = this.waiting.shift();
      if (next) yield next;
      else if (this.isOver) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

const configuration = (more: object = {}): Sent => ({
  ConfigurationEvent: { responseContentType: 'text/plain; charset=utf-8', disablePlayback: true, ...more },
});
const text = (said: string): Sent => ({ TextInputEvent: { text: said } });
const keys = (pressed: string): Sent[] => [...pressed].map((inputCharacter) => ({ DTMFInputEvent: { inputCharacter } }));
const BYE: Sent = { DisconnectionEvent: {} };

describe('a conversation over a stream, with the SDK', () => {
  let clock: VirtualClock;
  let cloud: Cloud;
  let client: LexRuntimeV2Client;
  let sessions = 0;

  beforeAll(async () => {
    const intents = botProperties([SLOW, CALLBACK, FALLBACK]);
    const Bot = { Type: 'AWS::Lex::Bot', Properties: { ...intents, RoleArn: { 'Fn::GetAtt': ['LexRole', 'Arn'] } } };
    ({ clock, cloud } = await host({ Bot }, HOOK));
    const credentials = cloud.context(lexRuntimeV2).identity.issueCredentials(cloud.outputs['Bot']?.['Client'] ?? '', () => undefined);
    client = new LexRuntimeV2Client({ endpoint: await cloud.listen(0), region: 'us-east-1', credentials, maxAttempts: 1 });
  });
  afterAll(async () => {
    client.destroy();
    await cloud.close();
  });

  /** Sends these, goes on to answer what comes, and gives all that came. */
  async function converse(first: readonly Sent[], answer: (event: Received, sending: Sending) => void = () => undefined, mode = 'TEXT') {
    const { BotId: botId, BotAliasId: botAliasId } = cloud.outputs['Bot'] ?? {};
    const sending = new Sending();
    sending.give(...first);
    const received: Received[] = [];
    const talk = async () => {
      const { responseEventStream } = await client.send(
        new StartConversationCommand({
          ...{ botId, botAliasId, localeId: 'en_US', sessionId: `stream-${++sessions}` },
          conversationMode: mode as 'TEXT',
          requestEventStream: sending.events(),
        }),
      );
      for await (const event of responseEventStream ?? []) {
        received.push(event);
        answer(event, sending);
      }
      return received;
    };
    return drive(clock, talk()).finally(() => sending.end());
  }

  const said = (events: readonly Received[]) => events.flatMap(({ TextResponseEvent }) => TextResponseEvent?.messages?.[0]?.content ?? []);
  const kinds = (events: readonly Received[]) => events.map((event) => Object.keys(event)[0]).filter((name) => name !== 'HeartbeatEvent');
  /** Says goodbye once this many results have come. */
  const hangingUpAfter = (results: number) => {
    let seen = 0;
    return (event: Received, sending: Sending) => event.IntentResultEvent && ++seen === results && sending.give(BYE);
  };

  it('takes turn after turn on one session, until the client disconnects', async () => {
    const events = await converse([configuration(), text('call me back'), text('Ada')], hangingUpAfter(2));
    expect(kinds(events)).toEqual(['IntentResultEvent', 'TextResponseEvent', 'IntentResultEvent', 'TextResponseEvent']);
    expect(said(events)).toEqual(['What is your name?', 'What number should I call?']);
    expect(events[0]?.IntentResultEvent).toMatchObject({
      inputMode: 'Text',
      sessionId: `stream-${sessions}`,
      eventId: 'RESPONSE-1',
      sessionState: { intent: { name: 'Callback' }, dialogAction: { type: 'ElicitSlot', slotToElicit: 'FirstName' } },
      interpretations: [{ nluConfidence: { score: 1 } }, { intent: { name: 'FallbackIntent' } }],
    });
  });

  it('says the welcome of the configuration, and starts where that says', async () => {
    const sessionState = {
      sessionAttributes: { from: 'here' },
      intent: { name: 'Callback' },
      dialogAction: { type: 'ElicitSlot' as const, slotToElicit: 'PhoneNumber' },
    };
    const welcomeMessages = [{ contentType: 'PlainText', content: 'Welcome. Which number?' }];
    const events = await converse([configuration({ sessionState, welcomeMessages }), text('415 555 0123')], hangingUpAfter(1));
    expect(said(events)).toEqual(['Welcome. Which number?', 'What is your name?']);
    expect(events.find((event) => event.IntentResultEvent)?.IntentResultEvent?.sessionState).toMatchObject({
      sessionAttributes: { from: 'here' },
      intent: { slots: { PhoneNumber: { value: { interpretedValue: '4155550123' } } } },
    });
  });

  it('tells the fulfillment updates while the function is at work', async () => {
    const events = await converse([configuration(), text('hello')], hangingUpAfter(1));
    expect(kinds(events)).toEqual(['TextResponseEvent', 'IntentResultEvent', 'TextResponseEvent']);
    expect(said(events)).toEqual(['One moment.', 'Text: hello']);
  });

  it('hears keys until # or a pause, without what * threw away, and shows what it heard', async () => {
    const events = await converse([configuration(), ...keys('12*34#'), ...keys('56')], hangingUpAfter(2));
    expect(said(events)).toEqual(['DTMF: 34', 'DTMF: 56']);
    expect(events.flatMap(({ TranscriptEvent }) => TranscriptEvent?.transcript ?? [])).toEqual(['34', '56']);
  });

  it('tells that what is being played was interrupted, unless it must not be', async () => {
    const welcomeMessages = [{ contentType: 'PlainText', content: 'This call is recorded.' }];
    const playing = { welcomeMessages, disablePlayback: false };
    const events = await converse([configuration(playing), text('good grief')], hangingUpAfter(1));
    expect(kinds(events).slice(0, 2)).toEqual(['TextResponseEvent', 'PlaybackInterruptionEvent']);
    expect(events[1]?.PlaybackInterruptionEvent).toMatchObject({ eventReason: 'TEXT_DETECTED' });

    const sessionState = { sessionAttributes: { 'x-amz-lex:allow-interrupt:*:*': 'false' } };
    const lost = [configuration({ ...playing, sessionState }), text('lost'), { PlaybackCompletionEvent: {} }, text('heard')];
    expect(said(await converse(lost, hangingUpAfter(1)))).toEqual(['This call is recorded.', 'Text: heard']);
  });

  it('tells that it is still there, and that the function failed by ending the stream', async () => {
    const events: Received[] = [];
    // Five seconds of silence after a key end the input.
    const broken = converse([configuration(), ...keys('7')], (event, sending) => {
      events.push(event);
      if (event.IntentResultEvent) sending.give(text('broken'));
    });
    await expect(broken).rejects.toMatchObject({ name: 'DependencyFailedException' });
    expect(events[0]).toMatchObject({ HeartbeatEvent: { eventId: 'RESPONSE-1' } });
  });

  it.each<[string, Sent[], string, RegExp]>([
    [
      'audio in a conversation',
      [configuration(), { AudioInputEvent: { contentType: 'audio/lpcm', audioChunk: Buffer.from('x') } }],
      'TEXT',
      /AudioInputEvent is not hosted here/,
    ],
    ['speech in the answer', [configuration({ responseContentType: 'audio/mpeg' })], 'TEXT', /only text\/plain is hosted here/],
    ['a conversation in audio', [configuration()], 'AUDIO', /only TEXT is hosted here/],
    ['words before the configuration', [text('hello')], 'TEXT', /ConfigurationEvent must be the first event/],
    ['a key that no phone has', [configuration(), ...keys('x')], 'TEXT', /inputCharacter/],
  ])('refuses %s', async (_what, events, mode, message) => {
    await expect(converse(events, undefined, mode)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(message),
    });
  });
});
