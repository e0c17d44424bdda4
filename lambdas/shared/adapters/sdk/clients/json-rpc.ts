import type { Exchange } from './aws-client';
import { textOf } from './text-of';

/** AWS JSON: one address, the operation in a header, and what is given goes as it is. */
export const jsonRpc =
  (target: string, version: '1.0' | '1.1') =>
  (operation: string, input: object): Exchange => ({
    method: 'POST',
    path: '/',
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': `${target}.${operation}` },
    body: JSON.stringify(input),
    answer: async (response) => JSON.parse((await textOf(response)) || '{}'),
  });
