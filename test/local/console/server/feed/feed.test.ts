import { type VirtualClock, virtualClock } from '../../../../../local/cloud/virtual-clock';
import type { Edit } from '../../../../../local/console/protocol';
import { type Console, startConsole } from '../../../../../local/console/server';
import { bareCenter } from '../bare-center';
import { Follower } from '../follower';
import { pageFolder } from '../page-folder';

const BATCH_MS = 100;
const folder = pageFolder();

let made: ReturnType<typeof bareCenter>;
let clock: VirtualClock;
let opened: Console;
let page: Follower;
const shut: (() => Promise<void> | void)[] = [];

beforeEach(async () => {
  made = bareCenter();
  clock = virtualClock({ startMs: 0 });
  opened = await startConsole({ center: made.center, clock, port: 0, pageFolder: folder });
  shut.push(() => opened.close());
  page = await follows();
});
afterEach(async () => {
  for (const close of shut.splice(0).reverse()) await close();
});

async function follows(url = opened.url): Promise<Follower> {
  const follower = await Follower.open(url);
  shut.push(() => follower.leaves());
  await follower.until('snapshot');
  return follower;
}
const indexesOf = (follower: Follower) => follower.of('trace').map(({ events }) => events.map(({ detail }) => detail['index']));
const emit = (index: number, more = {}) => made.trace.emit('test.event', { index, ...more }, { pii: { name: 'Ada' } });

describe('the address of the console', () => {
  it('holds a token of 32 bytes where a browser never sends it', () => {
    expect(opened.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  });

  it('is another one each time', async () => {
    const other = await startConsole({ center: made.center, clock, port: 0, pageFolder: folder });
    shut.push(() => other.close());
    expect(new URL(other.url).hash).not.toBe(new URL(opened.url).hash);
    await expect(Follower.open(`${new URL(other.url).origin}/${new URL(opened.url).hash}`)).rejects.toThrow('401');
  });
});

describe('a page that follows', () => {
  it('is told first how everything stands, in the order it happened', async () => {
    emit(1);
    emit(2);
    const late = await follows();
    expect(late.messages[0]).toEqual({
      type: 'snapshot',
      number: made.center.number,
      now: made.clock.now(),
      templates: made.center.cloud.templates,
      machines: [],
      executions: [],
      sales: { isDown: false, leads: [], tasks: [], pending: [] },
      dialing: { isStopped: false, isBroken: false, held: 0, waiting: 0 },
      phone: { state: 'idle', from: '+14155552671' },
      trace: [1, 2].map((index) => expect.objectContaining({ detail: { index }, pii: { name: 'Ada' } })),
    });
  });

  it('is told of the newest two thousand events only', async () => {
    for (let index = 0; index < 2_500; index++) emit(index);
    const { trace } = await (await follows()).until('snapshot');
    expect([trace.length, trace[0]?.detail['index']]).toEqual([2_000, 500]);
  });

  it('is told of what happens in batches, at most ten a second, each event once', async () => {
    emit(1);
    emit(2);
    await clock.advance(BATCH_MS - 1);
    emit(3);
    expect(page.of('trace')).toEqual([]);
    await clock.advance(1);
    emit(4);
    const late = await follows();
    await clock.advance(BATCH_MS);
    await page.until('trace', ({ events }) => events.some(({ detail }) => detail['index'] === 4));
    expect(indexesOf(page)).toEqual([[1, 2, 3], [4]]);
    emit(5);
    await clock.advance(BATCH_MS);
    await late.until('trace');
    expect(indexesOf(late)).toEqual([[5]]);
  });

  it('is sent a sign of life when nothing happens', async () => {
    const seen = page.signsOfLife;
    await clock.advance(31_000);
    while (page.signsOfLife < seen + 2) await page.untilMore();
  });

  it('is dropped when it does not read, before that costs memory, and gets a new snapshot', async () => {
    const suspended = await follows();
    suspended.stopsReading();
    const text = 'x'.repeat(512 * 1024);
    for (let index = 0; index < 20; index++) {
      emit(index, { text });
      await clock.advance(BATCH_MS);
      await page.until('trace', ({ events }) => events.some(({ detail }) => detail['index'] === index));
    }
    suspended.readsOn();
    await suspended.untilDropped();
    expect((await (await follows()).until('snapshot')).trace.at(-1)).toMatchObject({ detail: { index: 19 } });
  });

  it('is one of at most twenty, and forgotten when it has left', async () => {
    const others = await Promise.all(Array.from({ length: 19 }, () => follows()));
    await expect(Follower.open(opened.url)).rejects.toThrow('503');
    for (const other of others) other.leaves();
    for (let count = 0; count < 20; count++) {
      const other = await follows();
      other.leaves();
      await other.untilDropped();
    }
  });

  it('sees Salesforce go down and come back', async () => {
    expect(await page.commands({ command: 'salesforceDown', down: true })).toEqual({ status: 204, message: undefined });
    await clock.advance(BATCH_MS);
    await page.until('sales', ({ sales }) => sales.isDown);
    await page.commands({ command: 'salesforceDown', down: false });
    await clock.advance(1_000);
    await page.until('sales', ({ sales }) => !sales.isDown);
  });

  it('is told why a command is not obeyed', async () => {
    expect(await page.commands({ command: 'answer' })).toEqual({ status: 409, message: 'the phone does not ring' });
    expect(await page.commands({ command: 'sing' })).toEqual({ status: 400, message: expect.stringMatching(/^there is no such command/) });
  });

  it('ends when the console is closed', async () => {
    await opened.close();
    await page.untilDropped();
  });
});

describe('an edit of a definition', () => {
  it('is told to every page; while it is refused, also to one that comes later', async () => {
    const refused: Edit = { outcome: 'refused', file: 'callback.asl.json', reasons: [{ reason: 'no', fix: 'yes' }] };
    const listeners = new Set<(edit: Edit) => void>();
    const edits = {
      templates: [{ name: 'Atlas.template.json', sha256: 'of the edit' }],
      newest: [{ outcome: 'applied', file: 'call-monitor.asl.json', machines: [], ms: 1 } as const, refused],
      subscribe(listener: (edit: Edit) => void) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    };
    const other = await startConsole({ center: made.center, clock, port: 0, pageFolder: folder, edits });
    const late = await follows(other.url);
    expect(late.of('snapshot')).toMatchObject([{ templates: edits.templates }]);
    await late.until('edit');
    for (const listener of listeners) listener({ outcome: 'working', file: 'callback.asl.json' });
    await late.until('edit', ({ edit }) => edit.outcome === 'working');
    expect(late.of('edit').map(({ edit }) => edit)).toEqual([refused, { outcome: 'working', file: 'callback.asl.json' }]);
    await other.close();
    expect(listeners.size).toBe(0);
  });
});
