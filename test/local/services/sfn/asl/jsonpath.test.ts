import { alone, outputOf, runMachine } from '../run-machine';

const ORDER = {
  lines: [
    { sku: 'a', price: 3, tags: ['x'] },
    { sku: 'b', price: 12, tags: [] },
    { sku: 'c', price: 20, tags: ['x', 'y'] },
  ],
  limit: 10,
  'odd name': { deep: null },
};

const found = (path: string) =>
  outputOf({ Parameters: { 'found.$': path } }, ORDER).then(({ found: value, ...rest }) => (Object.keys(rest).length > 0 ? rest : value));

describe('a path', () => {
  it.each([
    ['$', ORDER],
    ['$.limit', 10],
    ["$['odd name'].deep", null],
    ['$.lines[0].sku', 'a'],
    ['$.lines[-1].sku', 'c'],
    ["$.lines[0]['sku','price']", { sku: 'a', price: 3 }],
    ['$.lines.length()', 3],
  ])('leads to one value: %s', async (path, value) => expect(await found(path)).toEqual(value));

  it.each([
    ['$.lines[*].sku', ['a', 'b', 'c']],
    ['$.lines[0,2].sku', ['a', 'c']],
    ['$.lines[1:].sku', ['b', 'c']],
    ['$.lines[:-1].sku', ['a', 'b']],
    ['$..sku', ['a', 'b', 'c']],
    ['$..tags[0]', ['x', 'x']],
    ['$.lines[?(@.price > 10)].sku', ['b', 'c']],
    ["$.lines[?(@.price < $.limit && @.sku != 'z')].sku", ['a']],
    ["$.lines[?('x' in @.tags)].sku", ['a', 'c']],
    ['$.lines[?(@.sku =~ /[ab]/ || @.price == 20)].sku', ['a', 'b', 'c']],
    ['$.lines[?(@.tags[1])].sku', ['c']],
    ['$.lines[?(!(@.price >= 12))].sku', ['a']],
    ["$.lines[?(@.sku nin ['a'])].sku", ['b', 'c']],
    ['$.nothing[*].here', []],
  ])('leads to a list, perhaps an empty one: %s', async (path, value) => expect(await found(path)).toEqual(value));

  it('that leads nowhere fails the execution, in the words of AWS', async () => {
    expect(await found('$.no.such')).toEqual({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'Only' (entered at the event id #2). The JSONPath '$.no.such' specified for the field 'found.$' could not be found in the input '${JSON.stringify(ORDER)}'`,
    });
  });

  it.each([
    [{ InputPath: '$.no.such' }, "Invalid path '$.no.such' : Missing property in path $['no']"],
    [{ OutputPath: '$.none' }, "Invalid path '$.none' : No results for path: $['none']"],
    [
      { InputPath: '$.limit.deeper' },
      "Invalid path '$.limit.deeper' : Expected to find an object with property ['deeper'] in path $['limit'] but found 'java.lang.Integer'.",
    ],
    [{ InputPath: '$.limit[0]' }, "Invalid path '$.limit[0]' : Filter: [0] can only be applied to arrays. Current context is: 10"],
  ])('of a field of its own says what is missing: %j', async (fields, said) => {
    expect((await outputOf(fields, ORDER)).cause).toMatch(new RegExp(`\\. ${said.replace(/[[\]$.()]/g, '\\$&')}$`));
  });

  it('may start at the context object or at a variable', async () => {
    const definition = {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { greeting: { en: 'hello' } }, Next: 'Use' },
        Use: { Type: 'Pass', Parameters: { 'state.$': '$$.State.Name', 'said.$': '$greeting.en' }, End: true },
      },
    };
    expect(JSON.parse((await runMachine(definition)).output ?? '')).toEqual({ state: 'Use', said: 'hello' });
  });
});

describe('ResultPath', () => {
  it.each([
    ['$', { kept: 1 }, 'result'],
    ['$.a.b', { kept: 1 }, { kept: 1, a: { b: 'result' } }],
    ['$.list[1]', { list: [0, 1, 2] }, { list: [0, 'result', 2] }],
    [null, { kept: 1 }, { kept: 1 }],
  ])('puts the result at %s', async (ResultPath, input, output) => {
    expect(await outputOf({ Result: 'result', ResultPath }, input)).toEqual(output);
  });

  it('cannot be applied to what is no object', async () => {
    const { error, cause } = await runMachine(alone({ Type: 'Pass', Result: 1, ResultPath: '$.a.b' }), { input: { a: 'text' } });
    expect(error).toBe('States.ResultPathMatchFailure');
    expect(cause).toMatch(/Unable to apply ReferencePath \$\.a\.b to input {"a":"text"}$/);
  });
});
