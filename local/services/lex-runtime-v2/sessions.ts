import { ServiceError } from '../../cloud/service';
import { newSession, type Session } from './session';
import type { SessionAddress } from './store';

interface Held {
  readonly session: Session;
  readonly expiresAt: number;
}

/** Sessions by address. One that nobody has used for the bot's idle time is forgotten. */
export class Sessions {
  readonly #held = new Map<string, Held>();
  readonly #inTurn = new Set<string>();

  find(address: SessionAddress, nowMs: number): Session | undefined {
    const held = this.#held.get(keyOf(address));
    return held && held.expiresAt > nowMs ? held.session : undefined;
  }

  save(address: SessionAddress, session: Session, expiresAt: number): void {
    this.#held.set(keyOf(address), { session, expiresAt });
  }

  delete(address: SessionAddress): void {
    this.#held.delete(keyOf(address));
  }

  #forget(nowMs: number): void {
    for (const [key, { expiresAt }] of this.#held) if (expiresAt <= nowMs) this.#held.delete(key);
  }

  /** Runs a turn on a copy of the session, which replaces it only when the turn succeeds. Two turns at once conflict. */
  async during<T>(address: SessionAddress, nowMs: () => number, idleMs: number, turn: (session: Session) => Promise<T>): Promise<T> {
    const key = keyOf(address);
    if (this.#inTurn.has(key))
      throw new ServiceError('ConflictException', `Two clients are using session ${address.sessionId} at the same time.`, 409);
    this.#inTurn.add(key);
    try {
      const session = { ...(this.find(address, nowMs()) ?? newSession(address.sessionId)) };
      const result = await turn(session);
      this.#forget(nowMs());
      this.save(address, session, nowMs() + idleMs);
      return result;
    } finally {
      this.#inTurn.delete(key);
    }
  }
}

const keyOf = ({ botId, botAliasId, localeId, sessionId }: SessionAddress): string => [botId, botAliasId, localeId, sessionId].join('/');
