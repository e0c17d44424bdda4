import type { JsonObject } from '../json';
import type { EngineHost } from '../run/engine-host';

/** What AWS's optimized integrations add to the answer of a service: the answer's headers, as its SDK for Java saw them. */
export function sdkMetadata(host: EngineHost, body: string, contentType: string, more: Readonly<Record<string, string>> = {}): JsonObject {
  const requestId = host.random.uuid();
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(body)),
    'Content-Type': contentType,
    Date: utcText(host.clock.now()),
    'x-amzn-RequestId': requestId,
    ...more,
  };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: listed(headers),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

function listed(headers: Readonly<Record<string, string>>): JsonObject {
  const lists: Record<string, readonly string[]> = {};
  for (const name in headers) lists[name] = [headers[name] as string];
  return lists;
}

let latest = { second: Number.NaN, text: '' };

/** Made once a second: it takes longer than everything else in an answer. */
function utcText(now: number): string {
  const second = Math.floor(now / 1000);
  if (second !== latest.second) latest = { second, text: new Date(now).toUTCString() };
  return latest.text;
}
