import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import { memoryConnection } from '../../../local/cloud/memory-network';
import { type VirtualClock, virtualClock } from '../../../local/cloud/virtual-clock';

const START_MS = Date.UTC(2026, 10, 2, 15);

describe('virtual time', () => {
  let clock: VirtualClock;
  let happened: string[];
  const note = (what: string) => () => void happened.push(`${what} at ${clock.now() - START_MS}`);

  beforeEach(() => {
    clock = virtualClock({ startMs: START_MS });
    happened = [];
  });

  it('fires timers in the order they fall due, and those of one instant in the order they were set', async () => {
    clock.setTimeout(note('late'), 20);
    clock.setTimeout(note('first of two'), 10);
    clock.setTimeout(note('second of two'), 10);
    clock.setTimeout(note('early'), 5);
    await clock.settle();
    expect(happened).toEqual(['early at 5', 'first of two at 10', 'second of two at 10', 'late at 20']);
  });

  it('keeps the order of a thousand timers of which every third is cleared', async () => {
    const delays = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 503);
    const timers = delays.map((delay, i) => clock.setTimeout(() => void happened.push(`${delay}.${i}`), delay));
    for (const [i, timer] of timers.entries()) if (i % 3 === 0) clock.clearTimeout(timer);
    await clock.settle();
    const kept = delays.map((delay, i) => ({ delay, i })).filter(({ i }) => i % 3 !== 0);
    expect(happened).toEqual(kept.sort((a, b) => a.delay - b.delay || a.i - b.i).map(({ delay, i }) => `${delay}.${i}`));
  });

  it('rounds a delay up to whole milliseconds: nothing fires early', async () => {
    clock.setTimeout(note('it'), 0.2);
    await clock.settle();
    expect(happened).toEqual(['it at 1']);
  });

  it('fires background timers that time passes over, and never moves for them', async () => {
    const tick = () => {
      note('tick')();
      clock.setTimeout(tick, 10, { background: true });
    };
    clock.setTimeout(tick, 10, { background: true });
    clock.setTimeout(note('work'), 25);
    await clock.settle();
    expect(happened).toEqual(['tick at 10', 'tick at 20', 'work at 25']);
    expect(clock.now() - START_MS).toBe(25);
  });

  it('passes when told to, whether or not anything waits', async () => {
    clock.setTimeout(note('tick'), 10, { background: true });
    await clock.advance(60_000);
    expect(happened).toEqual(['tick at 10']);
    expect(clock.now() - START_MS).toBe(60_000);
  });

  it('stops where the predicate holds, at the limit, or where nothing is left', async () => {
    clock.setTimeout(note('one'), 10);
    clock.setTimeout(note('two'), 20);
    expect(await clock.runUntil(() => happened.length === 1)).toBe(true);
    expect(await clock.runUntil(() => false, { untilMs: START_MS + 15 })).toBe(false);
    expect(clock.now() - START_MS).toBe(15);
    expect(await clock.runUntil(() => false)).toBe(false);
    expect(happened).toEqual(['one at 10', 'two at 20']);
  });

  it('stands still while work is really going on', async () => {
    const work = new Promise<void>((resolve) => {
      let turns = 0;
      const turn = () => (++turns === 50 ? resolve() : setImmediate(turn));
      turn();
    });
    void clock.busy(work).then(note('work'));
    clock.setTimeout(note('timer'), 1);
    await clock.settle();
    expect(happened).toEqual(['work at 0', 'timer at 1']);
  });

  it('gives back what busy work gives, or throws', async () => {
    await expect(clock.busy(Promise.resolve(7))).resolves.toBe(7);
    await expect(clock.busy(Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');
    await clock.settle();
  });

  it('lets an HTTP exchange in memory finish before the next timer', async () => {
    const server = createServer(async (incoming, response) => {
      await clock.sleep(3);
      response.end(`${(await bodyOf(incoming)).length} bytes`);
    });
    const agent = agentTo(clock, (end) => server.emit('connection', end));
    const exchange = (body: string) =>
      new Promise<void>((resolve, reject) => {
        const sent = request({ agent, method: 'POST' }, async (response) => {
          note(await bodyOf(response))();
          resolve();
        });
        sent.on('error', reject).end(body);
      });
    for (let ms = 1; ms < 5; ms++) clock.setTimeout(note('timer'), ms);
    void exchange('x'.repeat(300_000)).then(() => exchange('y'));
    await clock.settle();
    agent.destroy();
    expect(happened).toEqual(['timer at 1', 'timer at 2', 'timer at 3', '300000 bytes at 3', 'timer at 4', '1 bytes at 6']);
  });

  it('lets a sleeper go at once when its signal aborts', async () => {
    const abort = new AbortController();
    const slept = clock.sleep(60_000, abort.signal).catch((reason: Error) => note(reason.message)());
    clock.setTimeout(() => abort.abort(new Error('hung up')), 10);
    await clock.settle();
    await slept;
    expect(happened).toEqual(['hung up at 10']);
    expect(clock.now() - START_MS).toBe(10);
    await expect(clock.sleep(1, abort.signal)).rejects.toThrow('hung up');
  });

  it('throws what a timer throws, or rejects with, to whoever moves time', async () => {
    clock.setTimeout(() => {
      throw new Error('thrown');
    }, 1);
    await expect(clock.settle()).rejects.toThrow('thrown');
    clock.setTimeout(async () => Promise.reject(new Error('rejected')), 1);
    await expect(clock.settle()).rejects.toThrow('rejected');
    await clock.settle();
  });

  it('names a timer that runs away', async () => {
    function again(): void {
      clock.setTimeout(again, 0);
    }
    again();
    await expect(clock.settle()).rejects.toThrow(/more than 10000 timers at 2026-11-02T15:00:00.000Z, the last one: again/);
  });

  it('is moved by one at a time', async () => {
    clock.setTimeout(note('it'), 1);
    const first = clock.settle();
    await expect(clock.settle()).rejects.toThrow(/already being moved/);
    await first;
    expect(happened).toEqual(['it at 1']);
  });

  it('refuses a delay that is no number', () => {
    expect(() => clock.setTimeout(() => {}, Number.NaN)).toThrow(/delay is NaN/);
  });
});

async function bodyOf(message: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of message) body += chunk;
  return body;
}

function agentTo(clock: VirtualClock, accept: (end: object) => void): Agent {
  return Object.assign(new Agent({ keepAlive: true }), {
    createConnection: () => {
      const { client, server } = memoryConnection({ touch: clock.touch });
      accept(server);
      return client;
    },
  });
}
