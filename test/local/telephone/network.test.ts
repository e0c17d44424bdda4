import { traceLog } from '../../../local/cloud/trace-log';
import { virtualClock } from '../../../local/cloud/virtual-clock';
import type { Exchange, Line } from '../../../local/telephone/exchange';
import { telephoneNetwork } from '../../../local/telephone/network';
import type { Leg, LegEvent } from '../../../local/telephone/telephone-network';

const CENTER = '+14155550100';
const ADA = '+14155550123';
const contact = { contactId: 'c-1', span: 'span-1' };

function network(incoming: Exchange['incoming'] = () => contact) {
  const clock = virtualClock({ startMs: 1_000_000 });
  const trace = traceLog(clock);
  const telephone = telephoneNetwork(clock, trace);
  telephone.plugIn({ incoming });
  return { clock, trace, telephone, since: () => clock.now() - 1_000_000 };
}

const eventsOf = (leg: Leg) => {
  const events: LegEvent[] = [];
  leg.subscribe((event) => events.push(event));
  return events;
};

/** A connected call, from both ends. */
async function connected() {
  let line: Line | undefined;
  const made = network((taken) => {
    line = taken;
    return contact;
  });
  const leg = made.telephone.dial(ADA, CENTER);
  const events = eventsOf(leg);
  await made.clock.runUntil(() => leg.state === 'connected');
  return { ...made, leg, line: line as Line, events };
}

describe('the telephone network', () => {
  it('connects a dialed call to the contact that takes it', async () => {
    const { leg, events } = await connected();
    expect(leg).toMatchObject({ state: 'connected', contactId: 'c-1', direction: 'inbound', number: ADA });
    expect(events).toEqual([{ type: 'connected' }]);
  });

  it('gives up a number that is not in service', async () => {
    const { telephone, clock } = network(() => ({ refused: 'TELECOM_NUMBER_INVALID' }));
    const events = eventsOf(telephone.dial(ADA, '+14155550199'));
    await clock.settle();
    expect(events).toEqual([{ type: 'ended', reason: 'TELECOM_NUMBER_INVALID' }]);
  });

  it('rings a person, who answers', async () => {
    const { telephone, clock } = network();
    telephone.person(ADA, (leg) => clock.setTimeout(() => leg.answers(), 4_000));
    const line = telephone.ring({ to: ADA, ringTimeoutMs: 30_000, ...contact });
    await clock.settle();
    expect(line.leg.state).toBe('connected');
  });

  it.each([
    ['nobody has the number', () => undefined, 'TELECOM_UNANSWERED', 30_700],
    ['the person declines', (leg: Leg) => leg.declines(), 'TELECOM_BUSY', 700],
    ['the person lets it ring', () => undefined, 'TELECOM_UNANSWERED', 30_700],
  ])('reports to the center when %s', async (name, onRing, reason, afterMs) => {
    const { telephone, clock, since } = network();
    if (name !== 'nobody has the number') telephone.person(ADA, onRing);
    const line = telephone.ring({ to: ADA, ringTimeoutMs: 30_000, ...contact });
    const events = eventsOf(line.leg);
    await clock.settle();
    expect(events.at(-1)).toEqual({ type: 'ended', reason });
    expect(since()).toBe(afterMs);
    await expect(line.answered).rejects.toMatchObject({ name: 'HungUp', reason });
  });

  it('reports busy, without ringing, while the number is in a call', async () => {
    const { telephone, clock, leg } = await connected();
    const rung: Leg[] = [];
    telephone.person(ADA, (each) => rung.push(each));
    const line = telephone.ring({ to: ADA, ringTimeoutMs: 30_000, contactId: 'c-2', span: 'span-2' });
    await clock.settle();
    expect(line.signal.reason).toMatchObject({ reason: 'TELECOM_BUSY' });
    expect(rung).toEqual([]);

    leg.hangsUp();
    telephone.ring({ to: ADA, ringTimeoutMs: 30_000, contactId: 'c-3', span: 'span-3' });
    await clock.runUntil(() => rung.length > 0);
    expect(rung).toHaveLength(1);
  });

  it('takes 65 ms a character to say something', async () => {
    const { line, clock, since } = await connected();
    const before = since();
    void line.speak('Hello, how can I help?');
    await clock.settle();
    expect(since() - before).toBe(22 * 65);
  });

  it('cuts a prompt short when the person speaks and may', async () => {
    const { line, leg, clock, since } = await connected();
    const before = since();
    const spoken = line.speak('A very long welcome that nobody wants to hear to its end.', ['speech']);
    clock.setTimeout(() => leg.says('call me back'), 900);
    await clock.settle();
    await spoken;
    expect(since() - before).toBe(900);
    await expect(line.listen(['speech'], 5_000)).resolves.toMatchObject({ text: 'call me back' });
  });

  it('keeps what is said over a prompt that may not be interrupted', async () => {
    const { line, leg, clock, since, events } = await connected();
    const before = since();
    const spoken = line.speak('This call is made by an automated assistant.');
    leg.says('who is this');
    await clock.settle();
    await spoken;
    expect(since() - before).toBe(44 * 65);
    await expect(line.listen(['speech'], 5_000)).resolves.toMatchObject({ text: 'who is this' });
    expect(events.map(({ type }) => type)).not.toContain('listening'); // it was said already
  });

  it('listens, and takes empty text for silence', async () => {
    const { line, leg, clock, since } = await connected();
    const before = since();
    leg.subscribe(({ type }) => type === 'listening' && leg.says('  '));
    const heard = line.listen(['speech'], 4_000);
    await clock.settle();
    await expect(heard).resolves.toBeUndefined();
    expect(since() - before).toBe(4_000);
  });

  it('does not hear words where it waits for keys', async () => {
    const { line, leg, clock } = await connected();
    leg.says('hello?');
    leg.presses('21');
    const key = line.next(['key'], 1_000);
    await clock.settle();
    await expect(key).resolves.toMatchObject({ text: '2' });
    await expect(line.next(['key'], 1_000)).resolves.toMatchObject({ text: '1' });
  });

  it('stops everything on the line when the person hangs up', async () => {
    const { line, leg, clock, events } = await connected();
    const spoken = line.speak('Are you still there?');
    clock.setTimeout(() => leg.hangsUp(), 100);
    const stopped = expect(spoken).rejects.toMatchObject({ name: 'HungUp', reason: 'CUSTOMER_DISCONNECT' });
    await clock.settle();
    await stopped;
    expect(events.at(-1)).toEqual({ type: 'ended', reason: 'CUSTOMER_DISCONNECT' });
    await expect(line.listen(['speech'], 1_000)).rejects.toMatchObject({ name: 'HungUp' });
  });

  it('traces every event under its contact, words and numbers apart', async () => {
    const { line, clock, trace } = await connected();
    void line.speak('Hello Ada');
    await clock.settle();
    expect(trace.events.at(-1)).toMatchObject({
      type: 'telephone.prompt',
      parent: 'span-1',
      detail: { contactId: 'c-1', direction: 'inbound', speechMs: 585 },
      pii: { number: ADA, text: 'Hello Ada' },
    });
    expect(JSON.stringify(trace.events.map(({ detail }) => detail))).not.toMatch(/Ada|1415/);
  });
});
