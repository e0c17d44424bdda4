import { sign } from 'node:crypto';
import { Connection } from 'jsforce/lib/connection';
import { dispatcher } from '../../../../local/cloud/dispatch';
import { createEndpoint } from '../../../../local/cloud/endpoint';
import { createIdentity } from '../../../../local/cloud/identity';
import { seededRandom } from '../../../../local/cloud/seeded-random';
import type { Service } from '../../../../local/cloud/service';
import { traceLog } from '../../../../local/cloud/trace-log';
import { virtualClock } from '../../../../local/cloud/virtual-clock';
import { salesforce } from '../../../../local/services/salesforce';
import type { Org } from '../../../../local/services/salesforce/store';
import { drive } from '../../../support/drive';
import { serviceContext, TEST_START_MS } from '../../../support/service-context';

const services: readonly Service[] = [salesforce];

/** A local org behind the cloud's own endpoint, over TCP, on virtual time; jsforce is the client. */
export async function startLocalOrg(seed = '1') {
  const clock = virtualClock({ startMs: TEST_START_MS });
  const random = seededRandom(seed);
  const trace = traceLog(clock);
  const identity = createIdentity({ clock, random, trace, accountId: '123456789012', region: 'us-east-1', roles: undefined });
  let url = '';
  const context = { ...serviceContext(salesforce, { clock, random, trace }), endpointUrl: () => url };
  const dispatch = dispatcher({ services, clock, random, trace, identity, context: () => context as never });
  const endpoint = createEndpoint({ services, dispatch, identity, clock, random, trace, port: 0 });
  url = await endpoint.listen(0);

  const org: Org = context.store;
  const jwt = (claims: object = {}, header: object = { alg: 'RS256' }): string => {
    const { clientId, username, privateKey } = org.setup();
    const exp = Math.floor(clock.now() / 1000) + 180;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part(header)}.${part({ iss: clientId, sub: username, aud: url, exp, ...claims })}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`;
  };
  /** Virtual time passes until the client has its answer. */
  const during = <T>(work: PromiseLike<T>) => drive(clock, Promise.resolve(work));
  return {
    clock,
    trace,
    org,
    url,
    jwt,
    during,
    /** Posts to the token endpoint. */
    token: async (assertion: string, grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer') => {
      const response = await during(
        fetch(`${url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams({ grant_type: grantType, assertion }) }),
      );
      // biome-ignore lint/suspicious/noExplicitAny: a token or an error
      return { status: response.status, body: (await response.json()) as any };
    },
    /** A connection that has logged in as the product does. */
    login: async () => {
      const connection = new Connection({ loginUrl: url, version: '68.0' });
      await during(connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt() } as never));
      return connection;
    },
    stop: () => endpoint.close(),
  };
}

export type LocalOrg = Awaited<ReturnType<typeof startLocalOrg>>;

export const LEAD = {
  LastName: 'Lovelace',
  FirstName: 'Ada',
  Company: 'Unknown (phone caller)',
  Phone: '+14155552671',
  LeadSource: 'Phone Inquiry',
};
