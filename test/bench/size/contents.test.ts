import { shippedFunction } from '../../../bench/shipped/shipped-function';
import { packageOf, packagesIn } from '../../../bench/size/contents';
import { forbiddenIn } from '../../../bench/size/forbidden';
import { ASSEMBLY } from '../../support/assembly';

it('rebuilds what is shipped, byte for byte, and so knows what is in it', async () => {
  const packages = await packagesIn(shippedFunction(ASSEMBLY, 'plan-next-attempt'));
  expect([...packages.keys()]).toEqual(expect.arrayContaining(['atlas', '@aws-sdk/client-dynamodb']));
});

it('does not speak of a bundle that is not the one in cdk.out', async () => {
  const fn = { ...shippedFunction(ASSEMBLY, 'read-callback'), name: 'plan-next-attempt' };
  await expect(packagesIn(fn)).rejects.toThrow(/plan-next-attempt: rebuilt, it is not the bundle in cdk.out/);
});

it.each([
  ['lambdas/read-callback/index.ts', 'atlas'],
  ['node_modules/jsforce/lib/connection.js', 'jsforce'],
  ['node_modules/@aws-sdk/client-sfn/node_modules/@smithy/core/dist/x.js', '@smithy/core'],
])('knows that %s belongs to %s', (file, name) => expect(packageOf(file)).toBe(name));

it('keeps jsforce and the Connect client out of what a caller waits for, and the old SDK out of everything', () => {
  const packages = ['jsforce', '@aws-sdk/client-connect', 'aws-xray-sdk-core', '@aws-sdk/client-sfn'];
  expect(forbiddenIn('lex-fulfillment', packages)).toEqual(['jsforce', '@aws-sdk/client-connect', 'aws-xray-sdk-core']);
  expect(forbiddenIn('create-lead', packages)).toEqual(['aws-xray-sdk-core']);
});
