import { RunningPercentile } from './running-percentile';

export interface HedgePolicy {
  /** A request that has said nothing after this share of its predecessors had is a straggler. */
  readonly percentile: number;
  /** What is assumed until enough was seen. */
  readonly priorMs: number;
  readonly minSamples: number;
  readonly window: number;
  /** Second requests per first request: when everything is slow, a second one only makes it slower. */
  readonly maxShare: number;
  /** So many second requests may come at once. */
  readonly burst: number;
}

/** When a second request is worth its price, and whether there is any left to pay with. */
export class Hedge {
  readonly #firstTokens: RunningPercentile;
  #allowance = 1;

  constructor(private readonly policy: HedgePolicy) {
    this.#firstTokens = new RunningPercentile(policy.window);
  }

  /** Counts a first request; the time after which a second one may follow. */
  begin(): number {
    const { maxShare, burst, minSamples, percentile, priorMs } = this.policy;
    this.#allowance = Math.min(burst, this.#allowance + maxShare);
    const seen = this.#firstTokens.count >= minSamples ? this.#firstTokens.at(percentile) : undefined;
    return seen ?? priorMs;
  }

  /** Takes the price of a second request, if it is there. */
  pay(): boolean {
    if (this.#allowance < 1) return false;
    this.#allowance -= 1;
    return true;
  }

  /** A first token came after so long. */
  observe(ms: number): void {
    this.#firstTokens.observe(ms);
  }
}

/** One request; must call `onFirstToken` as soon as it begins to answer. */
export type Ask<T> = (signal: AbortSignal, onFirstToken: () => void) => Promise<T>;

interface Contender {
  readonly abort: AbortController;
  readonly startedAt: number;
}

/**
 * Asks once, and a second time when the first has not begun to answer in time; whoever begins first answers, the other one is aborted. Errors:
 * that of the last one left. When `signal` aborts, both are told, and say what they have.
 */
export function hedged<T>(
  ask: Ask<T>,
  hedge: Hedge,
  { signal, now }: { readonly signal: AbortSignal; readonly now: () => number },
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal.throwIfAborted();
    const running = new Set<Contender>();
    let winner: Contender | undefined;
    let timer: NodeJS.Timeout | undefined;

    const passOn = () => {
      clearTimeout(timer);
      for (const { abort } of running) abort.abort(signal.reason);
    };
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', passOn);
      for (const { abort } of running) abort.abort(); // the loser; what was asked of it is paid for
    };
    const start = () => {
      const contender: Contender = { abort: new AbortController(), startedAt: now() };
      const firstToken = () => {
        if (winner) return;
        winner = contender;
        hedge.observe(now() - contender.startedAt);
        clearTimeout(timer);
        for (const other of running) if (other !== contender) other.abort.abort();
      };
      running.add(contender);
      ask(contender.abort.signal, firstToken).then(
        (answer) => {
          running.delete(contender);
          if (winner && winner !== contender) return;
          finish();
          resolve(answer);
        },
        (error: unknown) => {
          running.delete(contender);
          const isLost = winner !== undefined && winner !== contender;
          if (isLost || (!winner && running.size > 0)) return;
          finish();
          reject(error);
        },
      );
    };

    signal.addEventListener('abort', passOn, { once: true });
    const delayMs = hedge.begin();
    start();
    timer = setTimeout(() => {
      if (!winner && running.size > 0 && hedge.pay()) start();
    }, delayMs);
  });
}
