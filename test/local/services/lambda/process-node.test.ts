import { findNode } from '../../../../local/services/lambda/runtime/process/node-binary';

describe('the Node that child processes run', () => {
  it("is the host's own, unless another one is asked for", () => {
    expect(findNode(undefined)).toBe(process.execPath);
    expect(findNode(process.versions.node.split('.')[0])).toBe(process.execPath);
    expect(findNode(process.execPath)).toBe(process.execPath);
  });

  it.each([
    [
      'a version that is not here',
      '3',
      /^no Node 3 here: npm install --no-save --prefix .cache\/node3 node-\w+-\w+@3, or give the path of a binary$/,
    ],
    ['a binary that is not there', './no/such/node', /^no Node at .\/no\/such\/node, expected a major version or the path of a binary$/],
  ])('is refused by name when it is %s', (_case, asked, message) => {
    expect(() => findNode(asked)).toThrow(message);
  });
});
