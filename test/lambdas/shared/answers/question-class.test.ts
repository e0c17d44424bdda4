import { LIKELY_QUESTIONS } from '../../../../lambdas/shared/answers/likely-questions';
import { questionClassOf } from '../../../../lambdas/shared/answers/question-class';

describe('the class of a question', () => {
  it.each([
    ['How much does it cost?', 'how much cost'],
    ['so, how much would the demo cost please', 'how much demo cost'],
    ['what can you do', undefined],
    ['Which languages do you speak?', 'which languages you speak'],
    ['is my data safe', 'my data safe'],
  ])('of %j is %j', (question, expected) => expect(questionClassOf(question, true)).toBe(expected));

  it.each([
    'my name is Ada and how much does it cost',
    'how much does it cost for Analytical Engines',
    'how much for 200 calls',
    'call me at four one five',
    'is John Smith there',
    'the demo is free',
    'data',
    'how do I fix my fridge',
    `how much does it cost ${'really '.repeat(30)}`,
    '',
  ])('is none, so that nothing of it can be shared: %j', (question) => expect(questionClassOf(question, true)).toBeUndefined());

  it('is none when the question may be about what was said before', () => {
    expect(questionClassOf('how does it work', true)).toBe('how work');
    expect(questionClassOf('how does it work', false)).toBeUndefined();
    expect(questionClassOf('how does the demo work', false)).toBe('how demo work');
  });

  it('is there for most of what callers ask most', () => {
    const classes = LIKELY_QUESTIONS.map((question) => questionClassOf(question, true));
    expect(classes).not.toContain(undefined);
    expect(new Set(classes).size).toBe(LIKELY_QUESTIONS.length);
  });
});
