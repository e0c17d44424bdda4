import type { JsonObject } from '../json';
import type { EngineHost } from '../run/engine-host';

/** What AWS's optimized integrations add to the answer of a service: the answer's headers, as its SDK for Java saw them. */
export function sdkMetadata(host: EngineHost, body: string, contentType: string, more: Readonly<Record<string, string>> = {}): JsonObject {
  const requestId = host.random.uuid();
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(body)),
    'Content-Type': contentType,
    Date: new Date(host.clock.now()).toUTCString(),
    'x-amzn-RequestId': requestId,
    ...more,
  };
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
