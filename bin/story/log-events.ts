import { signed } from '../../lambdas/shared/adapters/lambda-invocations';

export interface LogSource {
  /** What the SDK's clients were made with. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
}

export interface LogEvent {
  /** Epoch ms. */
  readonly timestamp: number;
  readonly message: string;
}

/** Every line of the group with this word in it, oldest first. Signed by hand: one call does not take a client of its own. */
export async function logEvents(group: string, word: string, { endpoint, region, credentials }: LogSource): Promise<readonly LogEvent[]> {
  const url = new URL(endpoint ?? `https://logs.${region}.amazonaws.com`);
  const found: LogEvent[] = [];
  let nextToken: string | undefined;
  do {
    const body = JSON.stringify({ logGroupName: group, filterPattern: `"${word}"`, ...(nextToken && { nextToken }) });
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Logs_20140328.FilterLogEvents' };
    const request = { host: url.host, path: '/', region, body, at: new Date(), headers, service: 'logs', credentials };
    const response = await fetch(url, { method: 'POST', body, headers: signed(request) });
    const answer = (await response.json()) as { events?: LogEvent[]; nextToken?: string; __type?: string };
    if (!response.ok)
      throw Object.assign(new Error(`CloudWatch Logs answered ${response.status}`), { name: answer.__type?.split('#').at(-1) });
    found.push(...(answer.events ?? []));
    nextToken = answer.nextToken;
  } while (nextToken);
  return found;
}
