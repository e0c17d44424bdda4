/** How a yes is said in one language: plain letters, no accents and apostrophes. */
export interface YesWords {
  /** They agree, whatever is added. */
  readonly yes: string;
  /** With one of these it is taken back, or goes on to something else. */
  readonly objections: string;
  /** They agree alone, or among words that add nothing. A one is a key that was pressed. */
  readonly assent: string;
  readonly around: string;
  /** The whole of what is said. */
  readonly whole: RegExp;
  /** A no that agrees: "no problem". */
  readonly noThatAgrees: RegExp;
}

/** Whether words can be a yes at all: not by their likeness to one, but because nothing else is in them. */
export function yesIn({ whole, noThatAgrees, ...lists }: YesWords): (transcript: string) => boolean {
  const [yes, objections, assent, around] = [lists.yes, lists.objections, lists.assent, lists.around].map(wordsOf) as [
    Words,
    Words,
    Words,
    Words,
  ];
  return (transcript) => {
    const plain = transcript
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\p{M}’']/gu, '');
    const said = (plain.match(/[\p{L}\d]+/gu) ?? [])
      .join(' ')
      .replace(noThatAgrees, `${[...yes][0]} `)
      .trim();
    const words = said === '' ? [] : said.split(' ');
    if (words.some((word) => objections.has(word))) return false;
    if (whole.test(said) || words.some((word) => yes.has(word))) return true;
    return words.some((word) => assent.has(word)) && words.every((word) => assent.has(word) || around.has(word));
  };
}

type Words = ReadonlySet<string>;

const wordsOf = (text: string): Words => new Set(text.trim().split(/\s+/));
