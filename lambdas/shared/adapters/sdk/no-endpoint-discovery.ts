/**
 * Stands for `@aws-sdk/endpoint-cache` in every bundle (constructs/bundling/options.ts): DynamoDB's client makes a cache for a thousand endpoints that it
 * would have to discover first, which nobody tells it to.
 */
export class EndpointCache {
  get(): never {
    throw new Error('endpoints are not discovered here, expected AWS_ENABLE_ENDPOINT_DISCOVERY not to be set');
  }
}
