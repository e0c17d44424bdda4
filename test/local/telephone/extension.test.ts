import { traceLog } from '../../../local/cloud/trace-log';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import { telephoneNetwork } from '../../../local/telephone/network';
import type { Leg, LegEvent } from '../../../local/telephone/telephone-network';

const ADA = '+14155550123';

/** Two phones with one number, both ringing. */
async function twoPhonesRing() {
  const clock = virtualClock({ startMs: 0 });
  const telephone = telephoneNetwork(clock, traceLog(clock));
  const phones = [0, 1].map(() => {
    const phone = { leg: undefined as Leg | undefined, heard: [] as LegEvent[] };
    telephone.person(ADA, (leg) => {
      phone.leg = leg;
      leg.subscribe((event) => phone.heard.push(event));
    });
    return phone as { leg: Leg; heard: LegEvent[] };
  });
  const line = telephone.ring({ to: ADA, ringTimeoutMs: 30_000, contactId: 'c-1', span: 'span-1' });
  await clock.runUntil(() => phones.every(({ leg }) => leg?.state === 'ringing'));
  const [first, second] = phones as [(typeof phones)[0], (typeof phones)[0]];
  return { clock, line, first, second, telephone };
}

describe('two phones with one number', () => {
  it('ring both, and the first that answers has the call', async () => {
    const { line, first, second, clock } = await twoPhonesRing();
    first.leg.answers();
    second.leg.answers();
    second.leg.says('hello?');
    second.leg.hangsUp();
    expect([first.leg.state, second.leg.state, line.leg.state]).toEqual(['connected', 'ended', 'connected']);
    const heard = line.listen(['speech'], 1_000);
    first.leg.says('it is me');
    await clock.settle();
    await expect(heard).resolves.toMatchObject({ text: 'it is me' });
    expect(second.heard).toEqual([{ type: 'ringing' }, { type: 'ended', reason: 'ANSWERED_ELSEWHERE' }]);
    first.leg.hangsUp();
    expect(first.heard.at(-1)).toEqual({ type: 'ended', reason: 'CUSTOMER_DISCONNECT' });
    expect(second.heard).toHaveLength(2);
  });

  it('stop ringing when one declines', async () => {
    const { line, first, second } = await twoPhonesRing();
    second.leg.hangsUp();
    expect(first.heard.at(-1)).toEqual({ type: 'ended', reason: 'TELECOM_BUSY' });
    expect(line.signal.reason).toMatchObject({ reason: 'TELECOM_BUSY' });
  });

  it('stop ringing when nobody answers', async () => {
    const { first, second, clock } = await twoPhonesRing();
    await clock.settle();
    for (const { heard } of [first, second]) expect(heard.at(-1)).toEqual({ type: 'ended', reason: 'TELECOM_UNANSWERED' });
  });

  it('do not ring the second when the first picks up at once', async () => {
    const { telephone, clock, first, second } = await twoPhonesRing();
    second.leg.declines();
    const rung: string[] = [];
    telephone.person('+14155550124', (leg) => {
      rung.push('first');
      leg.answers();
    });
    telephone.person('+14155550124', () => rung.push('second'));
    telephone.ring({ to: '+14155550124', ringTimeoutMs: 30_000, contactId: 'c-2', span: 'span-2' });
    await clock.settle();
    expect(rung).toEqual(['first']);
    expect(first.heard).toHaveLength(2);
  });
});
