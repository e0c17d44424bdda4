import type { HttpRequest } from '../../../cloud/http-request';
import type { RawOutput } from '../../../cloud/raw-output';
import type { Operation } from '../../../cloud/service';
import { assertionFault, type OAuthError } from '../connected-app';
import { type Answer, answering } from '../rest-operation';
import type { Org } from '../store';

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

// https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm
/** The JWT bearer flow, the only one hosted. It gives no refresh token and does not say how long the session lives. */
export const token: Operation<Org, HttpRequest, RawOutput> = {
  http: { method: 'POST', path: '/services/oauth2/token' },
  latencyMs: [300, 700],

  run: ({ body }, context) =>
    answering(context, () => {
      const { store: org, clock, endpointUrl } = context;
      const form = new URLSearchParams(body.toString('utf8'));
      if (form.get('grant_type') !== JWT_BEARER)
        return refused({ error: 'unsupported_grant_type', error_description: 'grant type not supported' });
      const url = endpointUrl();
      const fault = assertionFault(form.get('assertion') ?? '', {
        ...{ nowMs: clock.now(), myDomainUrl: url },
        ...{ standing: org.userStanding, rotations: org.rotations },
      });
      if (fault) return refused(fault);
      return {
        status: 200,
        body: {
          access_token: org.sessions.open(),
          scope: 'api',
          instance_url: url,
          id: `${url}/id/${org.organizationId}/${org.userId}`,
          token_type: 'Bearer',
        },
      };
    }),
};

const refused = (body: OAuthError): Answer => ({ status: 400, body, error: body.error });
