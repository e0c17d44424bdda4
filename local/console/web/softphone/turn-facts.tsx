import type { ShownTurn } from '../console-state/transcript';
import { duration } from '../format/duration';
import { showTurn } from '../waterfall/selection';

/** Which rung of the reply ladder answered. */
const RUNGS: Readonly<Record<string, readonly [name: string, meaning: string]>> = {
  rule: ['rule', 'a rule of the dialog answered: no model was asked'],
  keyword: ['keyword', 'a keyword answered: no model was asked'],
  fast: ['fast model', 'the fast model wrote this answer'],
  canned: ['canned', 'a prepared answer: the time for a turn was used up or the model failed'],
};

export function TurnFacts({ turn }: { readonly turn: ShownTurn }) {
  const [rung, meaning] = RUNGS[turn.rung ?? ''] ?? [turn.rung, undefined];
  return (
    <p class="turn-facts">
      <span class="fact" title="the intent that Lex understood">
        {turn.intent || 'no intent'}
      </span>
      {rung && (
        <span class={`fact rung rung-${turn.rung}`} title={meaning}>
          {rung}
        </span>
      )}
      <button type="button" class="fact ms" title="Show where the time went" onClick={() => showTurn(turn)}>
        {duration(turn.ms)}
        <span class="visually-hidden">: show where the time went</span>
      </button>
    </p>
  );
}
