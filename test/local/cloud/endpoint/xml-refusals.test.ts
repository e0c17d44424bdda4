import { openEndpoint, signedFor } from '../../../support/open-endpoint';

const open = openEndpoint();

/** Clients of the query and REST-XML protocols read nothing but XML; none of their services is hosted. */
describe('a service that speaks XML is refused so that its clients can read it', () => {
  it('in the query protocol by its action', async () => {
    const { status, headers, body } = await open().send({
      method: 'POST',
      headers: { ...signedFor('sts'), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    });
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('text/xml');
    expect(body).toContain('<Code>UnknownOperationException</Code>');
    expect(body).toContain('<Message>no sts.GetCallerIdentity; see docs/local-coverage.md</Message>');
  });

  it('of S3 by method and path, and what is in it is escaped', async () => {
    const { body } = await open().send({ method: 'GET', path: '/a<b', headers: signedFor('s3') });
    expect(body).toContain('<Message>no s3.GET /a&lt;b; see docs/local-coverage.md</Message>');
  });

  it('and a JSON service still answers in JSON', async () => {
    const { headers } = await open().send({
      method: 'POST',
      headers: { ...signedFor('sqs'), 'x-amz-target': 'AmazonSQS.ListQueues', 'content-type': 'application/x-amz-json-1.0' },
      body: '{}',
    });
    expect(headers['content-type']).toMatch(/json/);
  });
});
