import { type Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { dispatcher } from '../../local/cloud/dispatch';
import { createEndpoint, type Endpoint } from '../../local/cloud/endpoint';
import { createIdentity } from '../../local/cloud/identity';
import { seededRandom } from '../../local/cloud/seeded-random';
import type { Identity } from '../../local/cloud/service';
import { systemClock } from '../../local/cloud/system-clock';
import type { Trace } from '../../local/cloud/trace';
import { traceLog } from '../../local/cloud/trace-log';
import { Roles } from '../../local/services/iam/store';
import { serviceContext } from './service-context';
import { smallServices } from './small-services';

/** A role without any policy. */
export const ROLE = 'arn:aws:iam::123456789012:role/turn';

export interface OpenEndpoint {
  readonly endpoint: Endpoint;
  /** Where it listens. */
  readonly url: string;
  readonly trace: Trace;
  readonly identity: Identity;
  /** An SDK client of the operator's, destroyed after the test. */
  client<T extends Destroyable>(make: new (config: object) => T, config?: object): T;
  destroyAfterwards<T extends Destroyable>(made: T): T;
  /** One request, without an SDK. */
  send(options: RawRequest): Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>;
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly agent?: Agent;
}

interface Destroyable {
  destroy(): void;
}

/** What a request that is signed by the operator carries. */
export const signedFor = (signingName: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=operator/20261102/us-east-1/${signingName}/aws4_request, Signature=x`,
});

/** A new endpoint before every test of the file, in real time, on a port of its own. */
export function openEndpoint(): () => OpenEndpoint {
  let open: OpenEndpoint;
  const made: Destroyable[] = [];

  beforeEach(async () => {
    const clock = systemClock();
    const random = seededRandom(1);
    const trace = traceLog(clock);
    const roles = new Roles();
    roles.add({ arn: ROLE, name: 'turn', roleId: 'AROA1', where: 'TurnRole', trustPolicy: { Statement: [] } });
    const identity = createIdentity({ clock, trace, random, roles, accountId: '123456789012', region: 'us-east-1' });
    const services = smallServices;
    const context = serviceContext(services[0] as (typeof services)[number], { services, clock, trace, random });
    const dispatch = dispatcher({ services, clock, trace, random, identity, context: (of) => context.of(of) });
    const endpoint = createEndpoint({ services, dispatch, identity, clock, random, trace, port: 4566 });
    const url = await endpoint.listen(0);
    const credentials = { accessKeyId: 'operator', secretAccessKey: 'x' };
    const destroyAfterwards = <T extends Destroyable>(one: T) => {
      made.push(one);
      return one;
    };
    open = {
      ...{ endpoint, url, trace, identity, destroyAfterwards },
      client: (make, config) => destroyAfterwards(new make({ region: 'us-east-1', endpoint: url, credentials, maxAttempts: 1, ...config })),
      send: ({ body, ...options }) =>
        new Promise((resolve, reject) => {
          const outgoing = request({ host: '127.0.0.1', port: new URL(url).port, method: 'POST', ...options }, (response) => {
            text(response).then((answer) => resolve({ status: response.statusCode, headers: response.headers, body: answer }), reject);
          });
          outgoing.on('error', reject);
          outgoing.end(body);
        }),
    };
  });
  afterEach(async () => {
    for (const one of made.splice(0)) one.destroy();
    await open.endpoint.close();
  });
  return () => open;
}
