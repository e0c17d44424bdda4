/** How people begin an answer before they give it. The slots take whole utterances: Lex's own name type knows first names only. */
const LEAD_INS: Readonly<Record<'Name' | 'Company' | 'UseCase', RegExp>> = {
  Name: /^(?:(?:yes|sure|okay|hi|hello)[,.]?\s+)?(?:(?:my|the)\s+name(?:\s+is|'s)|this\s+is|it(?:'s|\s+is)|i(?:'m|\s+am)|you\s+can\s+call\s+me)\s+/i,
  Company:
    /^(?:(?:i(?:'m|\s+am)|we(?:'re|\s+are)|it(?:'s|\s+is)|that(?:'s|\s+is))\s+)?(?:calling\s+from|from|with|at|called)\s+|^(?:it(?:'s|\s+is)|that(?:'s|\s+is)|we(?:'re|\s+are))\s+/i,
  UseCase: /^(?:it(?:'s|\s+is)\s+)?about\s+|^(?:i(?:'d|\s+would)\s+like|i\s+want|we\s+want)\s+to\s+(?:talk|speak|ask)\s+about\s+/i,
};

/** The answer itself; all of it when nothing would be left. */
export function withoutLeadIn(slot: keyof typeof LEAD_INS, said: string | undefined): string | undefined {
  const answer = said
    ?.replace(LEAD_INS[slot], '')
    .replace(/[.!]+$/, '')
    .trim();
  return answer || said;
}
