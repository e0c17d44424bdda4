import { type ApiCall, ServiceError } from './service';

/**
 * What goes wrong between those who call and those who answer: asked about every call, whoever makes it and over whatever wire. It may fail
 * the call before anything was done, after it was done and before the reply, or on the reply; it may let the call wait, carry it out later
 * than anybody waits for it, or twice. Simulations bring one; without one every call is simply carried out.
 */
export type Weather = (call: WeatheredCall, carryOut: CarryOut) => Promise<unknown>;

export interface WeatheredCall extends ApiCall {
  /** The trace span of the call; `parent` is the caller's. */
  readonly span: string;
}

/** Authorizes, times and runs the call. Another signal than the client's lets it go on after the client has gone. */
export type CarryOut = (signal?: AbortSignal) => Promise<unknown>;

/** The connection broke and nobody can tell how far the call came. On the wire it is reset; a service of the host gets the error that its own client makes of that. */
export class ConnectionLost extends ServiceError {
  constructor() {
    super('SdkClientException', 'Unable to execute HTTP request: Connection reset', 500);
  }
}
