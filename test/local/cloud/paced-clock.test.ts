import type { Clock } from '../../../local/cloud/clock';
import { pacedClock } from '../../../local/cloud/paced-clock';
import { virtualClock } from '../../../local/cloud/virtual-clock';

const HOUR_MS = 3_600_000;

/** A machine whose time passes only while somebody sleeps on it. */
function machineOf(): { clock: Clock; at(ms: number, happens: () => void): void } {
  let nowMs = 5_000_000;
  const events: { ms: number; happens: () => void }[] = [];
  const clock: Clock = {
    ...virtualClock({ startMs: 0 }),
    now: () => nowMs,
    async sleep(ms) {
      nowMs += ms;
      for (const event of events.filter((each) => each.ms <= nowMs)) {
        events.splice(events.indexOf(event), 1);
        event.happens();
      }
    },
  };
  return { clock, at: (ms, happens) => void events.push({ ms: nowMs + ms, happens }) };
}

/** Work that ends when the machine's time has come so far. */
const workOf = (machine: ReturnType<typeof machineOf>, ms: number) => new Promise<string>((done) => machine.at(ms, () => done('done')));

describe('a clock for work that has a time of its own', () => {
  it('moves from timer to timer while there is none, as virtual time does', async () => {
    const clock = pacedClock({ startMs: 0, machine: machineOf().clock });
    const fired: number[] = [];
    clock.setTimeout(() => fired.push(clock.now()), HOUR_MS);
    await clock.settle();
    expect([fired, clock.now()]).toEqual([[HOUR_MS], HOUR_MS]);
  });

  it('keeps pace with the machine while there is, timers falling due on the way', async () => {
    const machine = machineOf();
    const clock = pacedClock({ startMs: 0, machine: machine.clock });
    const fired: [string, number][] = [];
    clock.setTimeout(() => fired.push(['early', clock.now()]), 20);
    clock.setTimeout(() => fired.push(['late', clock.now()]), HOUR_MS);
    void clock.realTime?.(workOf(machine, 50)).then(() => fired.push(['work', clock.now()]));
    await clock.settle();
    expect(fired).toEqual([
      ['early', 20],
      ['work', 50],
      ['late', HOUR_MS],
    ]);
  });

  it('lets a time-out of the cloud end work that would go on', async () => {
    const machine = machineOf();
    const clock = pacedClock({ startMs: 0, machine: machine.clock });
    const work = new Promise<string>((done) => clock.setTimeout(() => done('killed'), 3000));
    const ended = clock.realTime?.(work);
    await clock.settle();
    expect(await ended).toBe('killed');
    expect(clock.now()).toBe(3001); // the step after it
  });

  it('begins to keep pace when a timer starts the work', async () => {
    const machine = machineOf();
    const clock = pacedClock({ startMs: 0, machine: machine.clock });
    let endedAt: number | undefined;
    clock.setTimeout(() => void clock.realTime?.(workOf(machine, 30)).then(() => (endedAt = clock.now())), HOUR_MS);
    expect(await clock.runUntil(() => endedAt !== undefined)).toBe(true);
    expect(endedAt).toBe(HOUR_MS + 30);
  });

  it('goes on with background timers only as far as work takes it, and not beyond the limit that is set', async () => {
    const machine = machineOf();
    const clock = pacedClock({ startMs: 0, machine: machine.clock });
    let ticks = 0;
    const tick = () => {
      ticks++;
      clock.setTimeout(tick, 10, { background: true });
    };
    clock.setTimeout(tick, 10, { background: true });
    void clock.realTime?.(workOf(machine, 1000));
    expect(await clock.runUntil(() => false, { untilMs: 35 })).toBe(false);
    expect([clock.now(), ticks]).toEqual([35, 3]);
  });

  it('passes exactly the time that is asked for, work or no work', async () => {
    const machine = machineOf();
    const clock = pacedClock({ startMs: 0, machine: machine.clock });
    await clock.advance(1234);
    void clock.realTime?.(workOf(machine, 100));
    await clock.advance(50);
    expect(clock.now()).toBe(1284);
    await clock.advance(1000);
    expect(clock.now()).toBe(2284);
  });

  it('throws what a timer threw', async () => {
    const clock = pacedClock({ startMs: 0, machine: machineOf().clock });
    clock.setTimeout(() => {
      throw new Error('unforeseen');
    }, 10);
    await expect(clock.settle()).rejects.toThrow('unforeseen');
  });
});
