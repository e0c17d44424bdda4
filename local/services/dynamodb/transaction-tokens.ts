import type { Clock } from '../../cloud/clock';
import { ServiceError } from '../../cloud/service';

/** How long AWS remembers a ClientRequestToken. */
const REMEMBERED_MS = 10 * 60 * 1000;

/** Which transactions have been applied: the SDK repeats one under its token when the answer was lost. */
export class TransactionTokens {
  private readonly applied = new Map<string, { readonly request: string; readonly at: number }>();

  constructor(private readonly clock: Clock) {}

  /** Whether this very request was applied under the token; a different request under it is an error. */
  isApplied(token: string, request: string): boolean {
    this.forget();
    const known = this.applied.get(token);
    if (known && known.request !== request) {
      throw new ServiceError(
        'IdempotentParameterMismatchException',
        'The request uses the same client token as a previous, but non-identical request.',
      );
    }
    return known !== undefined;
  }

  remember(token: string, request: string): void {
    this.applied.set(token, { request, at: this.clock.now() });
  }

  private forget(): void {
    for (const [token, { at }] of this.applied) {
      if (this.clock.now() - at <= REMEMBERED_MS) return; // in the order of remembering: the rest is younger
      this.applied.delete(token);
    }
  }
}
