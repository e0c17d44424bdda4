/** What callers ask most, in the words they ask it with: kept answered ahead of the question. */
export const LIKELY_QUESTIONS: readonly string[] = [
  'how does it work',
  'what does the assistant do',
  'how much does it cost',
  'is my data safe',
  'do you record calls',
  'what technology do you use',
  'which languages do you speak',
  'who made you',
  'what are your opening hours',
  'can you integrate with salesforce',
  'how long does a callback take',
];
