import type { ServiceContext } from '../../../../cloud/service';
import type { TraceEvent } from '../../../../cloud/trace';

export type Dimensions = Readonly<Record<string, string>>;

export type Put = (name: string, dimensions: Dimensions, value: number) => void;

/** How a service is measured: by what the trace tells of it, or by looking at it every minute. */
export interface ServiceMetrics {
  /** Every metric there is, with the sets of dimensions under which it is kept. */
  readonly names: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** By type of event. */
  readonly from?: Readonly<Record<string, (event: TraceEvent, put: Put) => void>>;
  /** What only shows when somebody looks. */
  sample?(context: ServiceContext<unknown>, put: Put): void;
}

/** Throttled, or broken: how AWS's services name it. */
export const isThrottle = (error: unknown): boolean =>
  /Throttl|TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|LimitExceeded/.test(String(error));

export const isServerError = (error: unknown): boolean => /Internal|ServiceUnavailable|ModelNotReady|ModelTimeout/.test(String(error));
