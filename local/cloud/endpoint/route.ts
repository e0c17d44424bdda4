import type { HttpRoute, Operation, Service } from '../service';
import { ServiceError } from '../service';

export interface RouteMatch {
  readonly operation: string;
  readonly route: HttpRoute;
  readonly labels: Readonly<Record<string, string>>;
}

interface CompiledRoute {
  readonly operation: string;
  readonly route: HttpRoute;
  readonly expression: RegExp;
  readonly names: readonly string[];
}

export type Router = (method: string, path: string) => RouteMatch | undefined;

/** Finds the operation whose `http` entry a request matches; of several, the one with the fewest labels. A slash at the end makes no difference. */
export function router(operations: Service['operations']): Router {
  const routes = Object.entries(operations)
    .flatMap(([name, operation]) => compile(name, operation))
    .sort((a, b) => a.names.length - b.names.length);
  return (method, path) => {
    for (const { operation, route, expression, names } of routes) {
      const values = route.method === method ? expression.exec(path) : null;
      if (values)
        return { operation, route, labels: Object.fromEntries(names.map((name, index) => [name, decoded(values[index + 1] ?? '')])) };
    }
    return undefined;
  };
}

function compile(operation: string, { http: route }: Operation): CompiledRoute[] {
  if (!route) return [];
  const names: string[] = [];
  const segments = route.path.replace(/\/$/, '').split('/');
  const patterns = segments.map((segment) => {
    const label = /^\{(.+)\}$/.exec(segment)?.[1];
    if (label === undefined) return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(label);
    return '([^/]+)';
  });
  return [{ operation, route, expression: new RegExp(`^${patterns.join('/')}/?$`), names }];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw Object.assign(new ServiceError('SerializationException', 'the path is not percent-encoded UTF-8'), { cause });
  }
}

/** A request that matches no route, for messages: what follows the first part of its path may be anybody's number. */
export const unmatched = (method: string, path: string): string =>
  `${method} /${path.split('/')[1] ?? ''}${path.split('/').length > 2 ? '/…' : ''}`;
