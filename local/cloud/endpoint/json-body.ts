import { ServiceError } from '../service';

/** The members of a JSON body; none of an empty one. Throws SerializationException for what is not a JSON object. */
export function parseJsonBody(body: Buffer): Readonly<Record<string, unknown>> {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw Object.assign(new ServiceError('SerializationException', 'the body is not JSON'), { cause });
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  throw new ServiceError('SerializationException', 'the body is JSON, expected an object');
}

/** As the AWS JSON protocols have it: a Date is seconds since the epoch, bytes are base64, what is undefined is left out. */
export const jsonBody = (output: unknown): string => JSON.stringify(onWire(output) ?? {});

function onWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(onWire);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, onWire(member)]));
}
