/** The secret behind every id and signature. A stale value is a right one: it is never rotated. */
export interface IdentityKey {
  /** Fails only when it was never read before. */
  read(): Promise<string>;
}
