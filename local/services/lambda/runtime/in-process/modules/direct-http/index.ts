import http from 'node:http';
import https from 'node:https';
import type { EnvironmentConfiguration } from '../../../runtime';
import type { EnvironmentTimers } from '../../globals/timers';
import type { Lifeline } from '../../lifeline';
import type { MemoryHttp } from '../http';
import { moduleLike } from '../module-like';
import { requestArguments } from '../request-options';
import { DirectRequest, type Way } from './request';

export interface DirectHttpOptions extends Pick<EnvironmentConfiguration, 'isEndpoint' | 'clock' | 'exchange'> {
  readonly life: Lifeline;
  readonly timers: EnvironmentTimers;
  readonly refuse: (what: string) => never;
}

/**
 * An http client without HTTP: requests are handed to the endpoint as they are, which saves a simulation some 7 % of its time. Any other host is
 * refused by name, as are servers and https. What it leaves out of Node's client is said in request.ts and response.ts.
 */
export function directHttp({ isEndpoint, clock, exchange, life, timers, refuse }: DirectHttpOptions): MemoryHttp {
  if (!exchange) throw new Error('requests cannot be handed over: the host has no exchange');
  const way: Way = { exchange, life, timers, touch: () => clock.touch?.(), open: new Set(), kept: 0 };

  const requester =
    (scheme: 'http' | 'https') =>
    (...args: unknown[]): DirectRequest => {
      const { options, onResponse } = requestArguments(args);
      const host = `${options['host'] ?? options['hostname'] ?? 'localhost'}:${options['port'] || (scheme === 'http' ? 80 : 443)}`;
      const headers = { host, ...headersOf(options['headers']) };
      const request = new DirectRequest(
        { method: String(options['method'] ?? 'GET').toUpperCase(), path: String(options['path'] ?? '/'), headers },
        way,
      );
      if (onResponse) request.once('response', onResponse);
      try {
        if (scheme !== 'http' || !isEndpoint(host)) refuse(`a connection to ${scheme}://${host}`);
      } catch (error) {
        request.destroy(error as Error);
      }
      return request;
    };

  const clientOf = <T extends typeof http | typeof https>(module: T, name: 'http' | 'https'): T => {
    const request = requester(name);
    const noServer = () => refuse(`${name}.createServer`);
    return moduleLike(module, {
      request,
      get: (...args: unknown[]) => request(...args).end(),
      createServer: noServer,
      Server: noServer,
    });
  };

  return {
    http: clientOf(http, 'http'),
    https: clientOf(https, 'https'),
    vanish() {
      for (const request of way.open) request.vanish();
      way.open.clear();
    },
  };
}

const headersOf = (headers: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((headers ?? {}) as Record<string, unknown>)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
  );
