interface Handler {
  readonly handle: unknown;
}

/**
 * Stands for the SDK's handler of HTTP/2 in every bundle (constructs/bundling/http1-only.ts): all of our clients speak HTTP/1.1, Bedrock's by the handler
 * that it is given. Without `node:http2` a start takes 2 ms less, and without the handler a bundle has 7 KB less.
 */
export const NodeHttp2Handler = {
  create(given: Handler | undefined): Handler {
    if (typeof given?.handle !== 'function') throw new Error('HTTP/2 is not bundled, expected a client with NodeHttpHandler');
    return given;
  },
};
