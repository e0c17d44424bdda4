import { ServiceError } from '../../../local/cloud/service';
import { services } from '../../../local/services';
import { startTestCenter } from '../../support/test-center';
import { refusalsOf } from './edits';

const TYPES = services.flatMap(({ resources }) => Object.keys(resources));
const idOf = (type: string): string => `Odd${type.replace(/\W|AWS/g, '')}`;
const PAGE = 'docs/local-coverage.md';

describe('every refusal names the thing, the file that it came from, and the page of what there is', () => {
  it('of a resource of any type that is hosted, with a property that the type does not have', async () => {
    const refusals = await refusalsOf((template) => {
      for (const type of TYPES) template.Resources[idOf(type)] = { Type: type, Properties: { NoSuchProperty: 'x' } };
    });
    for (const type of TYPES) {
      const said = refusals.filter(({ message }) => message.startsWith(`Atlas.template.json: ${idOf(type)} (${type})`));
      expect([type, said.length > 0]).toEqual([type, true]);
      for (const { message } of said) expect(message).toContain(PAGE);
    }
  });

  it('of a type, a function and a condition that are not hosted', async () => {
    const refusals = await refusalsOf((template) => {
      template.Resources['Box'] = { Type: 'AWS::S3::Bucket', Properties: {} };
      template.Resources['Odd'] = { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Cidr': ['10.0.0.0/8'] } } };
    });
    expect(refusals.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^Atlas\.template\.json: Odd \(AWS::SQS::Queue\) at Properties\.QueueName: no intrinsic function Fn::Cidr.*docs\/local-coverage\.md$/,
      ),
      expect.stringMatching(
        /^Atlas\.template\.json: Box \(AWS::S3::Bucket\): no resource type AWS::S3::Bucket; see docs\/local-coverage\.md$/,
      ),
    ]);
  });

  it('of an operation that a service does not have, told to whoever calls it and kept as a fault', async () => {
    const center = await startTestCenter();
    for (const { name, signingName, protocol } of services) {
      if (protocol.kind === 'http') continue; // not AWS: what it does not know it answers as Salesforce does
      const call = center.cloud.call({ service: name, operation: 'NoSuchThing', input: {}, principal: { kind: 'operator' } });
      const error = await call.catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(ServiceError);
      expect(error).toMatchObject({ name: 'UnknownOperationException', message: `no ${signingName}.NoSuchThing; see ${PAGE}` });
      expect(center.faults().map(({ what }) => what)).toContain(`no ${signingName}.NoSuchThing; see ${PAGE}`);
    }
    await center.close();
  });
});
