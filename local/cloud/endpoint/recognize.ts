import type { HttpRequest } from '../http-request';
import type { Caller } from '../identity/access-keys';
import { type HttpRoute, type Principal, type Protocol, type Service, ServiceError } from '../service';
import type { Incoming } from './incoming';
import { parseJsonBody } from './json-body';
import { type Router, router, unmatched } from './route';

/** A request, recognized: whose operation it is, with what input, from whom. */
export interface Recognized {
  readonly service: string;
  readonly protocol: Protocol;
  readonly operation: string;
  readonly input: unknown;
  readonly principal: Principal;
  readonly parent: string | undefined;
}

export type Recognize = (request: Incoming, connectionSpan: () => string | undefined) => Recognized;

/** Nobody in particular: what is behind an `http` service's door is for that service to check. */
const UNSIGNED: Principal = { kind: 'service', service: 'unsigned' };

const CREDENTIAL = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

interface Routed {
  readonly service: Service;
  readonly route: Router;
}

/** The service comes from the scope of the signature, the caller from its access key, the operation from the service's protocol. */
export function recognizer(services: readonly Service[], findCaller: (accessKeyId: string) => Caller | undefined): Recognize {
  const routed: readonly Routed[] = services.map((service) => ({ service, route: router(service.operations) }));

  return (request, connectionSpan) => {
    const unsigned = routed.find(
      ({ service }) => service.protocol.kind === 'http' && service.protocol.paths.some((path) => isBelow(request.path, path)),
    );
    if (unsigned) return { ...throughHttp(unsigned, request), principal: UNSIGNED, parent: connectionSpan() };

    const { authorization = '' } = request.headers;
    const [, accessKeyId, signingName] = CREDENTIAL.exec(authorization) ?? [];
    if (accessKeyId === undefined || signingName === undefined) {
      throw new ServiceError('MissingAuthenticationTokenException', 'the request is not signed', 403);
    }
    const caller = findCaller(accessKeyId);
    if (!caller) throw new ServiceError('UnrecognizedClientException', 'The security token included in the request is invalid.', 403);
    const candidates = routed.filter(({ service }) => service.signingName === signingName && service.protocol.kind !== 'http');
    return { ...throughAws(candidates, signingName, request), principal: caller.principal, parent: caller.span() };
  };
}

type Operated = Omit<Recognized, 'principal' | 'parent'>;

function throughAws(candidates: readonly Routed[], signingName: string, request: Incoming): Operated {
  const { 'x-amz-target': target = '' } = request.headers;
  if (target !== '') {
    const [prefix, operation] = [target.slice(0, target.lastIndexOf('.')), target.slice(target.lastIndexOf('.') + 1)];
    const service = candidates.find(({ service: { protocol } }) => protocol.kind === 'json' && protocol.target === prefix)?.service;
    const protocol: Protocol = service?.protocol ?? { kind: 'json', target: prefix, version: '1.1' };
    return { service: service?.name ?? signingName, protocol, operation, input: service ? parseJsonBody(request.body) : {} };
  }
  for (const { service, route } of candidates) {
    const match = route(request.method, request.path);
    if (match) {
      const input = {
        ...bodyMembers(match.route, request),
        ...queryMembers(request),
        ...headerMembers(match.route, request),
        ...match.labels,
      };
      return { service: service.name, protocol: service.protocol, operation: match.operation, input };
    }
  }
  const service = candidates[0]?.service.name ?? signingName;
  const action = queryAction(request);
  if (action !== undefined) return { service, protocol: { kind: 'xml' }, operation: action, input: {} };
  const kind = REST_XML.includes(signingName) ? 'xml' : 'rest-json';
  return { service, protocol: { kind }, operation: unmatched(request.method, request.path), input: {} };
}

/** Services whose clients read XML only. */
const REST_XML = ['s3', 'cloudfront', 'route53'];

/** The operation of a request in the query protocol: `Action=GetCallerIdentity&Version=2011-06-15`. */
const queryAction = ({ headers, body, query }: Incoming): string | undefined =>
  (headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(body.toString('utf8')) : query).get(
    'Action',
  ) ?? undefined;

function throughHttp({ service, route }: Routed, request: Incoming): Operated {
  const match = route(request.method, request.path);
  const catchAll = Object.keys(service.operations).find((name) => !service.operations[name]?.http);
  const input: HttpRequest = {
    method: request.method,
    path: request.path,
    labels: match?.labels ?? {},
    query: Object.fromEntries(request.query),
    headers: request.headers,
    body: request.body,
  };
  const operation = match?.operation ?? catchAll ?? unmatched(request.method, request.path);
  return { service: service.name, protocol: service.protocol, operation, input };
}

function bodyMembers(route: HttpRoute, { body, events }: Incoming): Readonly<Record<string, unknown>> {
  if (events) return { events };
  return route.body === 'raw' ? { Payload: body } : parseJsonBody(body);
}

function queryMembers({ query }: Incoming): Readonly<Record<string, unknown>> {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

const headerMembers = ({ headers: members = {} }: HttpRoute, { headers }: Incoming): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(members).flatMap(([name, member]) => (headers[name] === undefined ? [] : [[member, headers[name]]])));

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
