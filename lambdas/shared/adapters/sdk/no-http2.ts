/**
 * Stands for `node:http2` in every bundle (constructs/bundling/options.ts): the SDK loads it with its handler, 2 ms of every start, and all of our clients speak
 * HTTP/1.1, Bedrock's by the handler that it is given.
 */
const connect = (): never => {
  throw new Error('HTTP/2 is not bundled, expected a client with NodeHttpHandler');
};

export default { connect, constants: {} };
