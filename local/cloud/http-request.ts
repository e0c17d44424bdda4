/** The input of every operation of an `http` service (Salesforce): the request as it came. The output is a `RawOutput`. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query, percent-encoding kept. */
  readonly path: string;
  /** The `{labels}` of the operation's `http.path`, decoded; empty for an operation without an `http` entry. */
  readonly labels: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
