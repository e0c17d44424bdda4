import { EventStreamCodec } from '@smithy/core/event-streams';
import { eventsOf } from '../../../../lambdas/shared/adapters/sdk/clients/event-stream';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString(),
  (text) => Buffer.from(text),
);

function message(headers: Readonly<Record<string, string>>, body: object): Buffer {
  const texts = Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }]);
  return Buffer.from(
    codec.encode({
      headers: {
        ':date': { type: 'timestamp', value: new Date(0) },
        ok: { type: 'boolean', value: true },
        n: { type: 'integer', value: 7 },
        bytes: { type: 'binary', value: Buffer.from('abc') },
        ...Object.fromEntries(texts),
      },
      body: Buffer.from(JSON.stringify(body)),
    }),
  );
}

const event = (name: string, body: object) =>
  message({ ':message-type': 'event', ':event-type': name, ':content-type': 'application/json' }, body);

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(bytes: Buffer, size = bytes.length): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const each of eventsOf(inPieces(bytes, size))) events.push(each);
  return events;
}

const TWO = Buffer.concat([event('contentBlockDelta', { delta: { text: 'Olá.' } }), event('messageStop', { stopReason: 'end_turn' })]);

describe('an event stream', () => {
  it.each([1, 2, 3, 7, 11, 12, 13, 100, TWO.length])('is read in pieces of %i bytes', async (size) => {
    expect(await all(TWO, size)).toEqual([{ contentBlockDelta: { delta: { text: 'Olá.' } } }, { messageStop: { stopReason: 'end_turn' } }]);
  });

  it('is empty where nothing comes', async () => {
    expect(await all(Buffer.alloc(0), 1)).toEqual([]);
  });

  it.each([1, 12, TWO.length - 1])('that ends after %i bytes fails', async (length) => {
    await expect(all(TWO.subarray(0, length))).rejects.toThrow('ended within a message');
  });

  it.each([0, 3, 8, 20, TWO.length - 20, TWO.length - 1])('with a wrong byte at %i fails', async (at) => {
    const broken = Buffer.from(TWO);
    broken.writeUInt8((broken[at] ?? 0) ^ 0x55, at);
    await expect(all(broken)).rejects.toThrow(/broken/);
  });

  it('gives what came before an error, which has the name of its class', async () => {
    const exception = message({ ':message-type': 'exception', ':exception-type': 'modelStreamErrorException' }, { message: 'lost' });
    const events = eventsOf(inPieces(Buffer.concat([TWO, exception]), 50));
    await events.next();
    await events.next();
    await expect(events.next()).rejects.toMatchObject({ name: 'ModelStreamErrorException', message: 'lost' });
  });

  it('tells an error without a shape by its code', async () => {
    const error = message({ ':message-type': 'error', ':error-code': 'InternalError', ':error-message': 'gone' }, {});
    await expect(all(error)).rejects.toMatchObject({ name: 'InternalError', message: 'gone' });
  });
});
