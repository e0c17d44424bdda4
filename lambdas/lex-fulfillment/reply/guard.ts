import { limited } from '../../shared/deadline';
import type { Verdict } from '../../shared/ports/guardrail';
import { AFTERTHOUGHT_MS, GUARDRAIL_MS } from '../policy';
import type { Turn, TurnWork } from '../turn';
import { Silent } from './silent';

/**
 * Runs `speak` with the guardrail beside it, not before it: what the caller said is checked while the answer is made. Blocked, the answer is dropped,
 * as soon as that is known. The guardrail has its own time, and in any case as long as the answer takes; when it cannot tell by then, the policy
 * decides, and a person is asked to look. Errors: those of `speak`; Silent.
 */
export async function guarded<T>(turn: Turn, work: TurnWork, signal: AbortSignal, speak: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const startedMs = work.log.timeline.elapsedMs;
  const blocked = new Silent('blocked');
  const generation = new AbortController();
  const passOn = () => generation.abort(signal.reason);
  signal.addEventListener('abort', passOn, { once: true });
  let known: Verdict | 'unavailable' | undefined;
  const checking = check(turn, work, signal).then((verdict) => {
    known = verdict;
    if (verdict === 'blocked') generation.abort(blocked);
    return verdict;
  });
  try {
    const speech = await speak(generation.signal).catch((error: unknown) => {
      throw known === 'blocked' ? blocked : error;
    });
    const leftMs = Math.max(0, GUARDRAIL_MS - (work.log.timeline.elapsedMs - startedMs));
    const verdict = known ?? (await limited(signal, leftMs, () => checking).catch(() => 'unavailable' as const));
    work.log.note({ guardrail: verdict });
    if (verdict === 'blocked') throw blocked;
    if (verdict === 'unavailable') await unguarded(turn, work);
    return speech;
  } finally {
    if (known) work.log.note({ guardrail: known });
    signal.removeEventListener('abort', passOn);
  }
}

async function check({ transcript }: Turn, { guardrail, report }: TurnWork, signal: AbortSignal): Promise<Verdict | 'unavailable'> {
  try {
    return await guardrail.check(transcript, 'caller', signal);
  } catch (error) {
    if (!signal.aborted) report('guardrail unavailable', {}, error);
    return 'unavailable';
  }
}

/** Throws where the policy is to say nothing. */
async function unguarded({ contactId, intent, session }: Turn, work: TurnWork): Promise<void> {
  const decision = work.whenUnguarded === 'speak' ? 'spoken' : 'withheld';
  try {
    const review = { contactId, turn: session.turn, intent, why: 'guardrail unavailable', decision, at: work.now() } as const;
    await limited(new AbortController().signal, AFTERTHOUGHT_MS, () => work.reviews.add(review));
  } catch (error) {
    work.report('review not written', { decision }, error);
  }
  if (decision === 'withheld') throw new Silent('unguarded');
}
