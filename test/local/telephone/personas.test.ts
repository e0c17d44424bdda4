import { traceLog } from '../../../local/cloud/trace-log';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { telephoneNetwork } from '../../../local/telephone/network';
import {
  answers,
  BEEP,
  busy,
  callScreening,
  fullMailbox,
  hangsUp,
  noAnswer,
  type Persona,
  voicemail,
} from '../../../local/telephone/personas';

const ADA = '+14155550123';

/** The center calls Ada, says this, and listens, until the call is over; gives what it heard and how the call ended. */
async function called(behind: (clock: ReturnType<typeof virtualClock>) => Persona, says: readonly string[] = ['This is Atlas.']) {
  const clock = virtualClock({ startMs: 0 });
  const network = telephoneNetwork(clock, traceLog(clock));
  network.person(ADA, behind(clock));
  const line = network.ring({ to: ADA, ringTimeoutMs: 45_000, contactId: 'contact-1', span: 'span-1' });
  const heard: string[] = [];
  let answeredAt: number | undefined;
  const talk = async () => {
    await line.answered;
    answeredAt = clock.now();
    for (const text of says) {
      await line.speak(text);
      const input = await line.listen(['speech'], 8_000);
      if (input) heard.push(input.text);
    }
    line.end('CONTACT_FLOW_DISCONNECT');
  };
  const over = talk().catch(() => undefined);
  await clock.settle();
  await over;
  return { heard, answeredAt, reason: line.signal.reason?.reason as string };
}

describe('who is behind a number', () => {
  it('answers and says a line each time the center listens', async () => {
    const { heard, reason, answeredAt } = await called(
      (clock) => answers(clock, { lines: ['Ada here.', 'Yes.'] }),
      ['Hello.', 'Is it a good time?'],
    );
    expect({ heard, reason, answeredAt }).toEqual({ heard: ['Ada here.', 'Yes.'], reason: 'CONTACT_FLOW_DISCONNECT', answeredAt: 4_700 });
  });

  it.each<[string, Persona, string]>([
    ['is busy', busy, 'TELECOM_BUSY'],
    ['does not answer', noAnswer, 'TELECOM_UNANSWERED'],
  ])('%s', async (_what, persona, reason) => {
    expect(await called(() => persona)).toEqual({ heard: [], answeredAt: undefined, reason });
  });

  it('hangs up while the center speaks', async () => {
    const { heard, reason } = await called(
      (clock) => hangsUp(clock, { duringPrompt: 2, lines: ['Yes?'] }),
      ['Hello.', 'I would like to talk.'],
    );
    expect({ heard, reason }).toEqual({ heard: ['Yes?'], reason: 'CUSTOMER_DISCONNECT' });
  });

  it('lets a machine take the call, which speaks, beeps and records what follows', async () => {
    let left = '';
    const machine = (clock: ReturnType<typeof virtualClock>) =>
      voicemail(clock, { greeting: 'Leave a message.', onMessage: (message) => (left = message) });
    const { heard, reason } = await called(machine, ['Hello.', 'Anybody there?', 'Please call us back.']);
    expect({ heard, reason, left }).toEqual({
      heard: ['Leave a message.', BEEP],
      reason: 'CONTACT_FLOW_DISCONNECT',
      left: 'Please call us back.',
    });
  });

  it('lets a machine take the call that takes no message', async () => {
    const { heard, reason } = await called((clock) => fullMailbox(clock), ['Hello.', 'Hello?']);
    expect({ heard: heard.length, reason }).toEqual({ heard: 1, reason: 'CUSTOMER_DISCONNECT' });
  });

  it('is asked by the assistant of the phone who calls, and takes the call or does not', async () => {
    const isAtlas = (said: string) => said.includes('Atlas');
    const taken = await called(
      (clock) => callScreening(clock, { accepts: isAtlas, lines: ['Hi, Ada here.'] }),
      ['Hello.', 'This is Atlas.', 'Hello.', 'Hi.'],
    );
    expect(taken.heard).toContain('Hi, Ada here.');
    const refused = await called((clock) => callScreening(clock, { accepts: isAtlas }), ['Hello.', 'Who is there?', 'Hello.', 'Hi.']);
    expect(refused.reason).toBe('CUSTOMER_DISCONNECT');
  });
});
