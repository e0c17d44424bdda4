import type { DeniedTopic } from './guardrail';

const COMMON = new Set(
  'a an and are as at be but by for from give has have how i in is it its me my no not now of on or please so that the this to us was we what will with you your'.split(
    ' ',
  ),
);
const LIKE_ENOUGH = 0.6;

/** A text is about a topic when it says most of what one of the topic's examples says. Definitions, which models read, are not read here. */
export const isAbout = (text: string, { examples }: DeniedTopic): boolean => {
  const said = wordsOf(text);
  return examples.some((example) => {
    const words = wordsOf(example);
    const shared = [...words].filter((word) => said.has(word)).length;
    return words.size > 0 && shared >= 2 && shared / words.size >= LIKE_ENOUGH;
  });
};

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => !COMMON.has(word)).map((word) => word.replace(/(?:ing|ed|es|s)$/, '')),
  );
