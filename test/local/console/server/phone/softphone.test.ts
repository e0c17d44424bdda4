import { traceLog } from '../../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../../local/cloud/virtual-clock';
import { e164 } from '../../../../../local/console/server/phone/phone-number';
import { Softphone } from '../../../../../local/console/server/phone/softphone';
import type { Line } from '../../../../../local/telephone/exchange';
import { telephoneNetwork } from '../../../../../local/telephone/network';

const CENTER = '+14155550100';
const ADA = '+14155552671';

function newcomer() {
  const clock = virtualClock({ startMs: 0 });
  const telephone = telephoneNetwork(clock, traceLog(clock));
  const lines: Line[] = [];
  telephone.plugIn({
    incoming(line) {
      lines.push(line);
      return { contactId: 'c-1', span: 'span-1' };
    },
  });
  const phone = new Softphone({ telephone, number: CENTER }, ADA);
  const shown: [state: string, event: string | undefined][] = [];
  phone.subscribe((state, event) => shown.push([state.state, event?.type]));
  const rings = async (to = ADA) => {
    const line = telephone.ring({ to, ringTimeoutMs: 10_000, contactId: 'c-2', span: 'span-2' });
    await clock.runUntil(() => line.leg.state !== 'dialing');
    return line;
  };
  return { clock, telephone, phone, lines, shown, rings };
}

describe("the newcomer's phone", () => {
  it('dials, talks, presses keys and hangs up', async () => {
    const { phone, clock, lines, shown } = newcomer();
    phone.obey({ command: 'dial', from: '(415) 555-2671' });
    expect(phone.state).toEqual({ state: 'dialing', from: ADA, direction: 'inbound', contactId: 'c-1' });
    await clock.settle();
    const heard = lines[0]?.listen(['speech'], 1_000);
    phone.obey({ command: 'say', text: 'call me back' });
    await expect(heard).resolves.toMatchObject({ text: 'call me back' });
    phone.obey({ command: 'press', digits: '1' });
    await expect(lines[0]?.next(['key'], 1_000)).resolves.toMatchObject({ text: '1' });
    phone.obey({ command: 'hangUp' });
    expect(phone.state).toEqual({ state: 'idle', from: ADA });
    expect(shown).toEqual([
      ['dialing', undefined],
      ['connected', 'connected'],
      ['connected', 'listening'],
      ['idle', 'ended'],
    ]);
  });

  it('rings, and is answered or declined', async () => {
    const { phone, rings, shown } = newcomer();
    await rings();
    expect(phone.state).toEqual({ state: 'ringing', from: ADA, direction: 'outbound', contactId: 'c-2' });
    phone.obey({ command: 'answer' });
    phone.obey({ command: 'hangUp' });
    const declined = await rings();
    phone.obey({ command: 'decline' });
    expect(declined.signal.reason).toMatchObject({ reason: 'TELECOM_BUSY' });
    expect(shown.map(([state, event]) => `${state} ${event}`)).toEqual([
      'ringing ringing',
      'connected connected',
      'idle ended',
      'ringing ringing',
      'idle ended',
    ]);
  });

  it('has the number it dialed from last', async () => {
    const { phone, rings } = newcomer();
    phone.obey({ command: 'dial', from: '+44 20 7946 0958' });
    phone.obey({ command: 'hangUp' });
    await rings(ADA);
    expect(phone.state).toEqual({ state: 'idle', from: '+442079460958' });
    await rings('+442079460958');
    expect(phone.state).toMatchObject({ state: 'ringing' });
  });

  it('rings beside another phone with its number, until one of them is answered', async () => {
    const { phone, rings, telephone, shown } = newcomer();
    telephone.person(ADA, (leg) => leg.answers());
    await rings();
    expect(phone.state).toMatchObject({ state: 'idle' });
    expect(shown.at(-1)).toEqual(['idle', 'ended']);
  });

  it.each([
    [{ command: 'say', text: 'hello' } as const, 409, 'nobody is on the line: dial first'],
    [{ command: 'press', digits: '1' } as const, 409, 'nobody is on the line: dial first'],
    [{ command: 'answer' } as const, 409, 'the phone does not ring'],
    [{ command: 'decline' } as const, 409, 'the phone does not ring'],
    [{ command: 'hangUp' } as const, 409, 'nobody is on the line'],
    [{ command: 'dial', from: 'me' } as const, 400, 'that is no phone number: write it with its country code, such as +1 415 555 2671'],
    [{ command: 'dial', from: CENTER } as const, 400, 'that is the number of the contact center: dial from your own'],
  ])('says why it cannot do %j', (command, status, message) => {
    expect(() => newcomer().phone.obey(command)).toThrow(expect.objectContaining({ status, message }));
  });

  it('has one line', () => {
    const { phone } = newcomer();
    phone.obey({ command: 'dial', from: ADA });
    expect(() => phone.obey({ command: 'dial', from: ADA })).toThrow(
      expect.objectContaining({ status: 409, message: 'you are on the line already: hang up first' }),
    );
  });

  it('is put down for good when the console closes', async () => {
    const { phone, rings, lines } = newcomer();
    phone.obey({ command: 'dial', from: ADA });
    phone.close();
    expect(lines[0]?.signal.reason).toMatchObject({ reason: 'CUSTOMER_DISCONNECT' });
    await rings();
    expect(phone.state).toMatchObject({ state: 'idle' });
  });
});

describe('a phone number in any spelling', () => {
  it.each([
    ['(415) 555-2671', ADA],
    ['  415.555.2671 ', ADA],
    ['1 415 555 2671', ADA],
    ['tel:+1-415-555-2671', ADA],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['0044 20 7946 0958', '+442079460958'],
  ])('%s', (spelling, number) => expect(e164(spelling)).toBe(number));

  it.each(['', '12', 'me', '020 7946 0958', '+999 123 456', '+1 415 555 2671 ext. 5', '415 555 2671 or 2672', '1'.repeat(60_000)])(
    'is not "%.30s"',
    (spelling) => {
      expect(() => e164(spelling)).toThrow('with its country code');
    },
  );
});
