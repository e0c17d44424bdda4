import { outputOf } from '../run-machine';

const INPUT = { list: [1, 2, 2, 3], text: 'a-b,c', nested: { one: 1 }, zero: '' };

const value = async (call: string) => {
  const output = await outputOf({ Parameters: { 'value.$': call } }, INPUT);
  return output.error === undefined ? output.value : output;
};

describe('an intrinsic function', () => {
  it.each([
    ["States.Array(1, 'two', null, true, $.nested)", [1, 'two', null, true, { one: 1 }]],
    ['States.ArrayPartition($.list, 3)', [[1, 2, 2], [3]]],
    ['States.ArrayContains($.list, 3)', true],
    ['States.ArrayContains(States.Array($.nested), $.nested)', true],
    ['States.ArrayRange(1, 9, 4)', [1, 5, 9]],
    ['States.ArrayRange(3, 1, -1)', [3, 2, 1]],
    ['States.ArrayGetItem($.list, 3)', 3],
    ['States.ArrayLength($.list)', 4],
    ['States.ArrayUnique($.list)', [1, 2, 3]],
    ["States.Base64Encode('Grüße')", 'R3LDvMOfZQ=='],
    ["States.Base64Decode('R3LDvMOfZQ==')", 'Grüße'],
    ["States.Hash('abc', 'SHA-1')", 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ["States.Hash('abc', 'MD5')", '900150983cd24fb0d6963f7d28e17f72'],
    ['States.JsonMerge($.nested, States.StringToJson(\'{"two": 2}\'), false)', { one: 1, two: 2 }],
    ["States.StringToJson('  ')", null],
    ['States.JsonToString($.nested)', '{"one":1}'],
    ['States.MathAdd(1.5, -1)', 1],
    ["States.StringSplit($.text, '-,')", ['a', 'b', 'c']],
    ["States.StringSplit('a,,b', ',')", ['a', 'b']],
    ["States.Format('{} and {}', $.nested, $.list)", '{one=1} and [1, 2, 2, 3]'],
    ["States.Format('it\\'s \\{\\} {}', 'escaped')", "it's {} escaped"],
    ["States.Format('{}', States.MathAdd(1, 1))", '2'],
  ])('%s', async (call, expected) => expect(await value(call)).toEqual(expected));

  it('draws an integer from the first number to below the second, the same one for the same seed', async () => {
    expect(await value('States.MathRandom(5, 6)')).toBe(5);
    expect(await value('States.MathRandom(0, 1000, 3)')).toBe(await value('States.MathRandom(0, 1000, 3)'));
  });

  it('makes a new id', async () =>
    expect(await value('States.UUID()')).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/));

  it.each([
    ['States.ArrayGetItem($.list, 9)', 'States.IntrinsicFailure'],
    ['States.ArrayPartition($.text, 1)', 'States.IntrinsicFailure'],
    ["States.Format('{} {}', 1)", 'States.IntrinsicFailure'],
    ["States.Hash('x', 'ROT13')", 'States.IntrinsicFailure'],
    ['States.JsonMerge($.nested, $.nested, true)', 'States.IntrinsicFailure'],
    ["States.StringToJson('{')", 'States.IntrinsicFailure'],
    ["States.Format('{}', $.nothing)", 'States.Runtime'],
  ])('that cannot be applied fails the execution and names itself: %s', async (call, error) => {
    const failed = await value(call);
    expect(failed.error).toBe(error);
    expect(failed.cause).toContain(`The function '${call}' had the following error: `);
  });
});
