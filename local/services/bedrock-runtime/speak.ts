import type { CallContext, ServiceError } from '../../cloud/service';
import type { Generation } from './generation';
import type { BedrockStore } from './store';

/** A few tokens of one block, at the time they are said. */
export interface Delta {
  readonly block: 'reasoning' | 'text';
  readonly text: string;
  readonly tokens: number;
}

const MAX_TOKENS_AT_ONCE = 4;

/**
 * Says the answer at the model's pace on the clock, the first token already due. Stops when the client goes; throws where the model breaks
 * off.
 */
export async function* speak(
  { reasoning, text, tokensPerSecond, breaksOff }: Generation,
  { clock, store, signal }: CallContext<BedrockStore>,
): AsyncGenerator<Delta> {
  let said = 0;
  for (const [block, tokens] of [['reasoning', reasoning] as const, ['text', text] as const]) {
    for (let at = 0; at < tokens.length; ) {
      const count = Math.min(1 + Math.floor(store.random.next() * MAX_TOKENS_AT_ONCE), tokens.length - at, untilBreak(said, breaksOff));
      if (count <= 0 && breaksOff) throw breaksOff.error;
      await clock.sleep((count / tokensPerSecond) * 1000, signal);
      yield { block, text: tokens.slice(at, at + count).join(''), tokens: count };
      at += count;
      said += count;
    }
  }
  // Shorter than where it was to break off: it breaks off at the end.
  if (breaksOff) throw breaksOff.error;
}

const untilBreak = (said: number, breaksOff: { readonly afterTokens: number; readonly error: ServiceError } | undefined): number =>
  breaksOff ? breaksOff.afterTokens - said : Number.POSITIVE_INFINITY;
