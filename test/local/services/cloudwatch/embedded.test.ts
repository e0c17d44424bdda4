import { embeddedMetrics } from '../../../../local/services/cloudwatch/metrics/embedded';

const line = (directive: object, more: object) => JSON.stringify({ _aws: { Timestamp: 5, CloudWatchMetrics: [directive] }, ...more });
const directive = { Namespace: 'Atlas', Dimensions: [['Rung'], []], Metrics: [{ Name: 'Latency', Unit: 'Milliseconds' }] };

describe('the embedded metric format', () => {
  it('gives a metric for each set of dimensions, and one value for each of a list', () => {
    expect(embeddedMetrics(line(directive, { Rung: 'fast', Latency: [7, 8] })).data).toEqual([
      { namespace: 'Atlas', name: 'Latency', dimensions: { Rung: 'fast' }, at: 5, value: 7 },
      { namespace: 'Atlas', name: 'Latency', dimensions: { Rung: 'fast' }, at: 5, value: 8 },
      { namespace: 'Atlas', name: 'Latency', dimensions: {}, at: 5, value: 7 },
      { namespace: 'Atlas', name: 'Latency', dimensions: {}, at: 5, value: 8 },
    ]);
  });

  it.each([
    ['what the console writes', `2026-11-02T15:00:00Z\tid\tINFO\t${line(directive, {})}`],
    ['a line about nothing', '{"message":"done"}'],
    ['text that only looks like it', '{"_aws": well'],
  ])('is not %s', (_what, text) => expect(embeddedMetrics(text)).toEqual({ data: [], wrong: [] }));

  it.each([
    ['a metric without a number', { Rung: 'fast' }, 'metric Latency has no number'],
    ['a dimension without text', { Latency: 1 }, 'dimension Rung has no text'],
  ])('a line with %s is dropped, and said to be', (_what, more, says) => {
    expect(embeddedMetrics(line(directive, more))).toEqual({ data: [], wrong: [says] });
  });
});
