import type { Hedge } from '../../lambdas/shared/policy/hedge';
import { dollars } from '../prices';
import type { Design } from './design';
import type { TurnDraws } from './draws';
import { TURN_ABORT_MS } from './product';
import { at, type Profile, type Range } from './profile';

export interface ModelAnswer {
  /** Since the model was asked. */
  readonly ms: number;
  readonly kind: 'whole' | 'partial' | 'canned';
  readonly calls: number;
  readonly dollars: number;
}

/** Of an answer that is cut after the third sentence, and of its first one. */
export const CUT_TOKENS: Range = [45, 75];
export const FIRST_SENTENCE_TOKENS: Range = [10, 25];
const MAX_TOKENS_SHORT = 150;
const MAX_TOKENS_LONG = 512;
const PROMPT_TOKENS = { long: 620, short: 260 };

/** One answer of a model, asked `startedMs` after the handler began; with the product's own hedge when the design has one. */
export function modelAnswer(
  { on, isBound }: Design,
  profile: Profile,
  { normal, uniform }: TurnDraws,
  hedge: Hedge,
  startedMs: number,
): ModelAnswer {
  const tier = on.has('fastModel') ? 'fast' : 'thorough';
  const { firstToken, tokensPerSecond } = profile[tier];
  const { straggles, straggleFactor } = profile.chances;
  const tokens = answerTokens(on, profile, { normal, uniform });
  const slow = [uniform.straggles, uniform.secondStraggles].map((chance) => (chance < straggles ? straggleFactor : 1));
  const run = (index: 0 | 1) => {
    // A straggler waits for capacity; once it speaks it speaks as fast as the others.
    const firstMs = at(firstToken, index === 0 ? normal.firstToken : normal.secondFirstToken) * (slow[index] as number);
    const msPerToken = 1000 / tokensPerSecond;
    const sentenceMs = firstMs + Math.min(tokens, at(FIRST_SENTENCE_TOKENS, normal.firstSentence)) * msPerToken;
    return { firstMs, sentenceMs, ms: firstMs + tokens * msPerToken };
  };

  let answer = run(0);
  let calls = 1;
  if (isBound) {
    const other = run(1);
    if (other.ms < answer.ms) answer = other;
  } else if (on.has('hedge')) {
    const delayMs = hedge.begin();
    let own = answer.firstMs;
    if (answer.firstMs > delayMs && hedge.pay()) {
      calls = 2;
      const second = run(1);
      if (delayMs + second.firstMs < answer.firstMs) {
        own = second.firstMs;
        answer = { firstMs: delayMs + second.firstMs, sentenceMs: delayMs + second.sentenceMs, ms: delayMs + second.ms };
      }
    }
    hedge.observe(own);
  }

  const inputTokens = on.has('shortPrompt') ? PROMPT_TOKENS.short : PROMPT_TOKENS.long;
  const price = dollars({ modelId: profile.prices[tier], inputTokens, outputTokens: tokens }) * calls;
  const leftMs = TURN_ABORT_MS - startedMs;
  if (on.has('deadline') && answer.ms > leftMs) {
    return { ms: Math.max(0, leftMs), kind: answer.sentenceMs <= leftMs ? 'partial' : 'canned', calls, dollars: price };
  }
  return { ms: answer.ms, kind: 'whole', calls, dollars: price };
}

/** How many tokens of an answer are waited for. */
export function answerTokens(on: Design['on'], profile: Profile, { normal, uniform }: TurnDraws): number {
  const { rambles, rambleFactor } = profile.chances;
  if (!on.has('shortPrompt')) {
    const verbose = Math.min(MAX_TOKENS_LONG, at(profile.verboseTokens, normal.tokens));
    return on.has('sentenceCut') ? Math.min(verbose, at(CUT_TOKENS, normal.cut)) : verbose;
  }
  const asked = at(profile.conciseTokens, normal.tokens) * (uniform.rambles < rambles ? rambleFactor : 1);
  return Math.min(MAX_TOKENS_SHORT, on.has('sentenceCut') ? Math.min(asked, at(CUT_TOKENS, normal.cut)) : asked);
}
