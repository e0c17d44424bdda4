import type { Language, LeadIns } from '../../shared/language/language';

/** The answer itself, without what people begin it with; all of it when nothing would be left. The slots take whole utterances: Lex's own name type knows first names only. */
export function withoutLeadIn({ leadIns }: Pick<Language, 'leadIns'>, slot: keyof LeadIns, said: string | undefined): string | undefined {
  const answer = said
    ?.replace(leadIns[slot], '')
    .replace(/[.!]+$/, '')
    .trim();
  return answer || said;
}
