import type { TraceSpan } from '../console-state/span-index';
import type { ShownTurn } from '../console-state/transcript';

/** The span of a turn, among roots that are newest first: in a call a Lex session has the contact's id, and its turns are in order. */
export function turnSpan(roots: readonly TraceSpan[], { contactId, said, ordinal }: ShownTurn): TraceSpan | undefined {
  const ofContact = roots.filter(({ type, detail }) => type === 'lex.turn' && detail['sessionId'] === contactId).reverse();
  const saidIt = ofContact.filter(({ pii }) => pii['said'] === said);
  return saidIt.find((span) => ofContact.indexOf(span) === ordinal) ?? saidIt.at(-1);
}
