import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { spoken } from '../stand-ins/answer';
import { soundServices } from '../stand-ins/sound-services';
import { standInServer } from '../stand-ins/stand-in-server';
import type { StandInOrder, StandInReport } from './messages';

/**
 * The services of the real-time layer, in a process of their own so that their work is nobody else's. Told by messages how long to take; counts
 * what it was asked.
 */
/** Two short sentences, as the prompt asks for them. */
const SPEECH = 'It can do that for you. What would you like to know about it?';

let delays: StandInOrder['delays'] = { model: 0, guardrail: 0, other: 0 };
let counts: Record<string, number> = {};
let connections = 0;
/** How much longer than told each wait took: a timer is never early, and waits for a core like everybody. */
let late: number[] = [];

const server = standInServer({
  answer(call) {
    const name = `${call.service}:${call.operation}`;
    counts[name] = (counts[name] ?? 0) + 1;
    if (call.operation === 'ConverseStream') return spoken(SPEECH, { firstMs: delays.model });
    if (call.operation === 'Converse')
      return {
        kind: 'json',
        atMs: delays.model,
        body: { output: { message: { role: 'assistant', content: [{ text: SPEECH }] } }, stopReason: 'end_turn' },
      };
    return soundServices(call, { atMs: call.operation === 'ApplyGuardrail' ? delays.guardrail : delays.other });
  },
  async sleep(ms, signal) {
    const startedAt = performance.now();
    await wait(ms, undefined, { signal });
    late.push(performance.now() - startedAt - ms);
  },
});

// How many are opened tells whether they are kept.
server.on('connection', () => {
  connections++;
});

const tell = (report: StandInReport) => process.send?.(report);

process.on('message', (order: StandInOrder) => {
  delays = order.delays;
  tell({ counts, connections, lateMs: late });
  counts = {};
  connections = 0;
  late = [];
});
process.on('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port, counts: {}, connections: 0, lateMs: [] }));
