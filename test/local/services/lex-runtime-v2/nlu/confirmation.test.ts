import { understandConfirmation } from '../../../../../local/services/lex-runtime-v2/nlu/confirmation';

describe('an answer to a yes-or-no question', () => {
  it.each([
    'yes',
    'Yeah.',
    'yep',
    'sure',
    'sure thing',
    'ok',
    'Okay, go ahead',
    'correct',
    "that's right",
    "that's correct, thank you",
    'absolutely',
    'of course',
    'please do',
    'yes please call me',
    'sounds good',
    'sounds good to me',
    'uh huh',
    'mm-hmm',
    'right',
    'exactly',
    'I do',
    'do it',
    'why not',
    'no problem',
    'fine by me',
    'yes, that is my number',
    "no, that's right",
    'well, yes',
    'oh yes',
    'I think so',
    'I think that is right',
    'you got it',
    'perfect',
    'go for it',
    'affirmative',
    'yes yes yes',
    'um yes',
    'by all means',
    'that works',
    "that'd be great",
    'you bet',
    'all good',
    'yes I would like that',
    "no wait, that's right",
  ])('yes: %s', (said) => {
    expect(understandConfirmation(said)).toBe('yes');
  });

  it.each([
    'no',
    'Nope.',
    'no thanks',
    'no thank you',
    'not really',
    "that's wrong",
    "that's not right",
    'incorrect',
    'wrong number',
    "don't",
    "please don't",
    "I don't think so",
    'never mind',
    'cancel that',
    'no way',
    'absolutely not',
    'not now',
    "no, that's not my number",
    "I'd rather not",
    'uh uh',
    'negative',
    'not correct',
    "it isn't",
    'I changed my mind',
    'forget it',
    'maybe later',
    'no no no',
    'oh no',
    'nah',
    'yes but no',
    'yeah, actually no',
    'not at all',
    "that isn't right",
    'that is the wrong one',
    "I'm good",
    'no sir',
    'yeah no',
  ])('no: %s', (said) => {
    expect(understandConfirmation(said)).toBe('no');
  });

  it.each([
    'the weather is nice',
    'what',
    'what did you say',
    'who is this',
    'four one five',
    'good question, what is it',
    'tell me about the demo',
    '',
    'can you repeat that',
    'right where are you',
  ])('neither: %s', (said) => {
    expect(understandConfirmation(said)).toBeUndefined();
  });
});

describe('what is no answer to a yes-or-no question', () => {
  it.each([
    'good afternoon',
    'good night',
    "I'd like to change my address",
    "I'm stuck",
    'please transfer me',
    'what exactly does this demo do',
    'okay bye',
    "alright I'm off",
    "that's it for today",
    'is anyone available to talk right now',
  ])('%s', (said) => {
    expect(understandConfirmation(said)).toBeUndefined();
  });
});
