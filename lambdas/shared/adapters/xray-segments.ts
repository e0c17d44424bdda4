import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import type { Timeline } from '../timeline';

/** X-Ray's daemon, which Lambda runs beside every function whose tracing is active. */
const HEADER = '{"format":"json","version":1}\n';

/**
 * Sends what a piece of work waited for as one subsegment of the invocation's trace, by a datagram that nobody waits for: what X-Ray's own SDK does,
 * without its 15 ms of start. Nothing is sent while tracing is off, or when this invocation is not sampled.
 */
export function xraySegments(): (name: string, timeline: Timeline) => void {
  let socket: Socket | undefined;
  return (name, timeline) => {
    const { AWS_XRAY_DAEMON_ADDRESS, _X_AMZN_TRACE_ID = '' } = process.env;
    const { Root, Parent, Sampled } = Object.fromEntries(_X_AMZN_TRACE_ID.split(';').map((part) => part.split('=') as [string, string]));
    const [host, port] = (AWS_XRAY_DAEMON_ADDRESS ?? '').split(':');
    if (!host || !port || !Root || !Parent || Sampled !== '1') return;
    socket ??= createSocket('udp4').unref();
    const segment = { ...segmentOf(name, timeline), type: 'subsegment', trace_id: Root, parent_id: Parent };
    socket.send(HEADER + JSON.stringify(segment), Number(port), host, () => undefined); // lost datagrams are lost
  };
}

function segmentOf(name: string, timeline: Timeline) {
  const at = (ms: number) => (timeline.startedAt + ms) / 1000;
  const subsegments = timeline.spans().map((span) => ({
    name: span.name,
    id: idOf(),
    start_time: at(span.startMs),
    end_time: at(span.startMs + span.ms),
    ...(span.error && { fault: true }),
  }));
  return { name, id: idOf(), start_time: at(0), end_time: at(timeline.elapsedMs), subsegments };
}

const idOf = (): string => randomBytes(8).toString('hex');
