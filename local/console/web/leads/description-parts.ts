export interface DescriptionParts {
  /** `What is next` → `Follow up on the conversation.` */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** Every other line: what people wrote. */
  readonly rest: string;
}

/** Atlas's own lines stand between these two; they say nothing to whoever reads a card. */
const FRAME = /^(Callback by Atlas|\(Atlas keeps these lines up to date\.\))$/;
const FACT = /^(Wants|What happened|What is next): (.*)$/;

/** A lead's description as Atlas writes it, taken apart; one that a person has rewritten is all `rest`. */
export function descriptionParts(description: string): DescriptionParts {
  const lines = description.split(/\r?\n/).filter((line) => line.trim() !== '' && !FRAME.test(line));
  const facts = lines.flatMap((line) => {
    const [, name, value] = FACT.exec(line) ?? [];
    return name !== undefined && value !== undefined ? [{ name, value }] : [];
  });
  return { facts, rest: lines.filter((line) => !FACT.test(line)).join('\n') };
}
