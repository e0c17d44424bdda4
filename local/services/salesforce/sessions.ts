import type { Clock } from '../../cloud/clock';
import type { Random } from '../../cloud/random';
import { SalesforceError } from './salesforce-error';

/** The org's default; each use extends it. */
const SESSION_TIMEOUT_MS = 2 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

/** Who is logged in, and how much of the daily allowance of API requests is used. */
export class Sessions {
  private readonly lastUse = new Map<string, number>();
  private readonly requests: number[] = [];
  /** In any 24 hours; of an Enterprise org, unless set. */
  dailyRequests = 100_000;

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly organizationId: string,
  ) {}

  open(): string {
    const token = `${this.organizationId.slice(0, 15)}!${this.random.bytes(48).toString('base64url').replaceAll('-', '.')}`;
    this.lastUse.set(token, this.clock.now());
    return token;
  }

  /** Ends every session, as an administrator or a policy may at any time: their tokens answer INVALID_SESSION_ID from now on. */
  endAll(): void {
    this.lastUse.clear();
  }

  /** One API request under the `Authorization` header. Throws INVALID_SESSION_ID or REQUEST_LIMIT_EXCEEDED. */
  use(authorization: string | undefined): void {
    const now = this.clock.now();
    const token = authorization?.match(/^(?:Bearer|OAuth) (.+)$/)?.[1] ?? '';
    const lastUse = this.lastUse.get(token);
    if (lastUse === undefined || now - lastUse > SESSION_TIMEOUT_MS) {
      throw new SalesforceError('INVALID_SESSION_ID', 'Session expired or invalid', [], 401);
    }
    this.lastUse.set(token, now);
    if (this.used() >= this.dailyRequests) throw new SalesforceError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', [], 403);
    this.requests.push(now);
  }

  /** The value of the Sforce-Limit-Info header. */
  limit(): string {
    return `api-usage=${this.used()}/${this.dailyRequests}`;
  }

  private used(): number {
    const dayAgo = this.clock.now() - DAY_MS;
    while (this.requests[0] !== undefined && this.requests[0] <= dayAgo) this.requests.shift();
    return this.requests.length;
  }
}
