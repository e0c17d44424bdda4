import { compilePattern } from '../../../../local/services/eventbridge/pattern';

const event = {
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Event',
  detail: {
    eventType: 'DISCONNECTED',
    channel: 'VOICE',
    priority: 5,
    tags: ['a', 'b'],
    queue: null,
    legs: [
      { side: 'A', ms: 10 },
      { side: 'B', ms: 900 },
    ],
  },
};

describe('an event pattern', () => {
  it.each([
    ['an exact value', { source: ['aws.connect'] }],
    ['one of several values', { detail: { eventType: ['COMPLETED', 'DISCONNECTED'] } }],
    ['a number', { detail: { priority: [5] } }],
    ['null', { detail: { queue: [null] } }],
    ['one element of a list', { detail: { tags: ['b'] } }],
    ['a prefix', { source: [{ prefix: 'aws.' }] }],
    ['a suffix', { 'detail-type': [{ suffix: 'Contact Event' }] }],
    ['other capitals', { detail: { channel: [{ 'equals-ignore-case': 'voice' }] } }],
    ['anything but a value', { detail: { eventType: [{ 'anything-but': 'INITIATED' }] } }],
    ['anything but several values', { detail: { eventType: [{ 'anything-but': ['INITIATED', 'QUEUED'] }] } }],
    ['anything but a prefix', { detail: { eventType: [{ 'anything-but': { prefix: 'INIT' } }] } }],
    ['a range', { detail: { priority: [{ numeric: ['>', 0, '<=', 5] }] } }],
    ['a field that is there', { detail: { channel: [{ exists: true }] } }],
    ['a field that is not there', { detail: { answer: [{ exists: false }] } }],
    ['one of two patterns', { $or: [{ source: ['aws.other'] }, { detail: { priority: [{ numeric: ['=', 5] }] } }] }],
    ['fields of the same element of a list', { detail: { legs: { side: ['B'], ms: [900] } } }],
  ])('matches %s', (_case, pattern) => {
    expect(compilePattern(pattern, 'here')(event)).toBe(true);
  });

  it.each([
    ['another value', { source: ['aws.lambda'] }],
    ['a number for a text', { detail: { priority: ['5'] } }],
    ['a missing field', { detail: { answer: ['x'] } }],
    ['a missing field that is anything but a value', { detail: { answer: [{ 'anything-but': 'x' }] } }],
    ['a missing object', { other: { field: ['x'] } }],
    ['an excluded prefix', { detail: { eventType: [{ 'anything-but': { prefix: 'DIS' } }] } }],
    ['a number outside the range', { detail: { priority: [{ numeric: ['>', 5] }] } }],
    ['a field that should be absent', { detail: { channel: [{ exists: false }] } }],
    ['only one of two fields', { source: ['aws.connect'], detail: { channel: ['CHAT'] } }],
    ['none of the patterns', { $or: [{ source: ['x'] }, { source: ['y'] }] }],
    ['fields of different elements of a list', { detail: { legs: { side: ['A'], ms: [900] } } }],
  ])('does not match %s', (_case, pattern) => {
    expect(compilePattern(pattern, 'here')(event)).toBe(false);
  });

  it.each([
    ['an unknown operator', { source: [{ wildcard: 'aws.*' }] }, /wildcard .*see docs\/local-coverage\.md/],
    ['two operators in one', { source: [{ prefix: 'a', suffix: 'b' }] }, /prefix,suffix/],
    ['a text where a list belongs', { source: 'aws.connect' }, /an object with at least one field/],
    ['an empty list', { source: [] }, /empty/],
    ['a number as prefix', { source: [{ prefix: 5 }] }, /prefix with 5/],
    ['half a comparison', { detail: { priority: [{ numeric: ['>'] }] } }, /numeric/],
    ['$or with one pattern', { $or: [{ source: ['x'] }] }, /at least two/],
  ])('refuses %s', (_case, pattern, message) => {
    expect(() => compilePattern(pattern, 'Atlas.template.json: Rule')).toThrow(message);
  });
});
