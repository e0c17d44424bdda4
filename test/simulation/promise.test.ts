import { isPromise, readBackIn } from './people/promise';

describe('a caller hears a promise', () => {
  it.each([
    "Thank you. I'll call you right back.",
    "You're booked already: we'll ring you shortly.",
    'I will call you in about 3 minutes.',
    'All right. I’ll call you tomorrow at 9.',
  ])('in "%s"', (heard) => expect(isPromise(heard)).toBe(true));

  it.each([
    'I will call you at this number ending in 2 6 7 1. Is that right?',
    'All right, I will not call you, and nothing is booked. What else can I help with?',
    'I am sorry, I cannot book a call right now.',
    'Shall I have you called back?',
    'Which number there should I call?',
    'I answer questions, take your request, and call you back within moments. Would you like that?',
  ])('but not in "%s"', (heard) => expect(isPromise(heard)).toBe(false));

  it('and knows which number is meant', () => {
    expect(readBackIn('I will call you at this number ending in 2 6 7 1. Is that right?')).toBe('2671');
    expect(readBackIn('What number should I call?')).toBeUndefined();
  });
});
