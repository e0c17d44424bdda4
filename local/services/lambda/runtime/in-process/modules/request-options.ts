import type { IncomingMessage } from 'node:http';
import { urlToHttpOptions } from 'node:url';

export interface RequestArguments {
  /** Of all URLs and objects, the later ones over the earlier ones. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly onResponse: ((response: IncomingMessage) => void) | undefined;
}

/** `request(url?, options?, onResponse?)`, as Node's http takes them. */
export function requestArguments(args: readonly unknown[]): RequestArguments {
  const options: Record<string, unknown> = {};
  for (const arg of args) {
    if (typeof arg === 'string') Object.assign(options, urlToHttpOptions(new URL(arg)));
    else if (isUrl(arg)) Object.assign(options, urlToHttpOptions(arg));
    else if (typeof arg === 'object') Object.assign(options, arg);
  }
  return { options, onResponse: args.find((arg) => typeof arg === 'function') as RequestArguments['onResponse'] };
}

const isUrl = (value: unknown): value is URL => typeof value === 'object' && value !== null && 'href' in value && 'searchParams' in value;
