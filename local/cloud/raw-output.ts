/**
 * What an operation returns whose response is not a JSON document of its own: Lambda's Invoke (the function's payload, and what is said
 * about it in headers) and everything of an `http` service. Recognised by having exactly these three members.
 */
export interface RawOutput {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export const isRawOutput = (output: unknown): output is RawOutput => {
  if (typeof output !== 'object' || output === null) return false;
  const { status, headers, body, ...rest } = output as Record<string, unknown>;
  return (
    typeof status === 'number' &&
    typeof headers === 'object' &&
    headers !== null &&
    (typeof body === 'string' || body instanceof Uint8Array) &&
    Object.keys(rest).length === 0
  );
};
