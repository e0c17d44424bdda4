import { coverageDocument } from '../../../local/cloud/coverage';
import type { Service } from '../../../local/cloud/service';

const service = (name: string, more: Partial<Service> = {}): Service => ({
  ...{ name, signingName: name, protocol: { kind: 'rest-json' as const }, resources: {}, operations: {} },
  createStore: () => ({}),
  ...more,
});

describe('docs/local-coverage.md', () => {
  const page = coverageDocument(
    [
      service('sqs', {
        notHere: 'FIFO queues.',
        resources: { 'AWS::SQS::QueuePolicy': () => ({ ref: '' }), 'AWS::SQS::Queue': () => ({ ref: '' }) },
        operations: { SendMessage: { run: () => ({}) }, DeleteMessage: { run: () => ({}), latencyMs: [3, 9] } },
      }),
      service('salesforce', { protocol: { kind: 'http', paths: ['/services'] } }),
    ],
    { 'AWS::CloudWatch::Alarm': 'nobody is woken by a laptop' },
  );

  it('lists what each service hosts and leaves out, services and names in the order of the alphabet', () => {
    expect(page).toContain(
      [
        '## salesforce',
        '',
        'Not AWS: answers below `/services`.',
        '',
        '## sqs',
        '',
        'Not here: FIFO queues.',
        '',
        'Resource types: `AWS::SQS::Queue`, `AWS::SQS::QueuePolicy`.',
        '',
        '| Operation | Latency, P50 and P99 |',
        '| --- | --- |',
        '| `DeleteMessage` | 3 ms, 9 ms |',
        '| `SendMessage` | 5 ms, 15 ms |',
      ].join('\n'),
    );
  });

  it('lists intrinsic functions, condition operators, managed policies and inert types', () => {
    for (const name of [
      'Fn::GetStackOutput',
      'ArnLike',
      'service-role/AWSLambdaBasicExecutionRole',
      '- `AWS::CloudWatch::Alarm`: nobody is woken by a laptop',
    ]) {
      expect(page).toContain(name);
    }
  });
});
