/** What a handler returned, as JSON: Lambda answers `null` for undefined. */
export function responsePayload(result: unknown): string {
  try {
    const json: string | undefined = JSON.stringify(result === undefined ? null : result);
    return json ?? 'null';
  } catch (cause) {
    throw new Error('Unable to stringify response body', { cause });
  }
}
