/** A segment document, or a subsegment that was sent by itself. */
export interface Segment {
  readonly name: string;
  readonly id: string;
  readonly trace_id: string;
  readonly parent_id?: string;
  readonly type?: 'subsegment';
  /** Seconds since the epoch. */
  readonly start_time: number;
  readonly end_time?: number;
  readonly in_progress?: boolean;
  readonly subsegments?: readonly { readonly name: string; readonly start_time: number; readonly end_time?: number }[];
}

const MAX_BYTES = 64 * 1024;

/** The document, or why X-Ray would leave it unprocessed. */
// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html
export function readSegment(document: string): Segment | { readonly wrong: string } {
  if (Buffer.byteLength(document) > MAX_BYTES) return { wrong: `it has more than ${MAX_BYTES} bytes` };
  const segment = parsed(document);
  if (!segment) return { wrong: 'it is no JSON object' };
  const { name, id, trace_id, parent_id, type, start_time, end_time, in_progress } = segment;
  if (typeof name !== 'string' || name.length < 1 || name.length > 200) return { wrong: 'it has no name of 1 to 200 characters' };
  if (!isId(id)) return { wrong: 'its id is not 16 hexadecimal digits' };
  if (typeof trace_id !== 'string' || !/^1-[0-9a-f]{8}-[0-9a-f]{24}$/.test(trace_id)) return { wrong: 'its trace_id is no trace id' };
  if (type === 'subsegment' && !isId(parent_id)) return { wrong: 'it is a subsegment without parent_id' };
  if (typeof start_time !== 'number') return { wrong: 'it has no start_time' };
  if (typeof end_time !== 'number' && in_progress !== true) return { wrong: 'it has neither end_time nor in_progress' };
  return segment as unknown as Segment;
}

const isId = (id: unknown): boolean => typeof id === 'string' && /^[0-9a-f]{16}$/.test(id);

function parsed(document: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(document);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
