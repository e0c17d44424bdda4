import type { Heard } from './hosted-bot';
import { isHeldOut } from './labelled-utterance';
import { score } from './score';

const heard = (intent: string, changes: Partial<Heard> = {}): Heard => ({
  intent,
  message: 'Hello.',
  next: 'ElicitIntent',
  rung: 'rule',
  usedModel: false,
  actions: [],
  ...changes,
});
const said = (text: string, intent: string, as: Heard) => ({ text, intent, heard: as });
const answered = heard('FallbackIntent', { rung: 'fast', usedModel: true });

it('counts accuracy on the held-out half only, and on everything that comes from elsewhere', () => {
  const words = Array.from({ length: 60 }, (_, index) => `words ${index}`);
  const turns = words.map((text) => said(text, 'Greeting', heard(isHeldOut(text) ? 'Greeting' : 'FallbackIntent')));
  expect(score(turns)).toMatchObject({ accuracy: 1, trainAccuracy: 0, confusions: [] });
  const heldOut = words.filter(isHeldOut).length;
  expect(score(turns, true)).toMatchObject({ heldOut: 60, accuracy: Math.round((heldOut / 60) * 1000) / 1000 });
  expect(score(turns).trainMistakes).toHaveLength(60 - heldOut);
});

it('counts who needs an answer and gets fixed words, and fixed words that are nobody’s answer', () => {
  const turns = [
    said('do you ship to canada', 'FallbackIntent', answered),
    said('do you sell shoes', 'FallbackIntent', heard('AboutDemo')),
    said('hello', 'Greeting', heard('Greeting')),
    said('hi', 'Greeting', heard('Greeting', { rung: 'canned' })),
    // A misunderstanding, but no answer: the name is asked for.
    said('I need a plumber', 'FallbackIntent', heard('Callback', { next: 'ElicitSlot' })),
  ];
  expect(score(turns)).toMatchObject({ cannedWrongly: 2, withoutModel: 0.8, withoutModelBy: { FallbackIntent: 0.667, Greeting: 1 } });
});

it('counts confusions by pair, without the words that were confused', () => {
  const turns = ['one', 'two', 'three'].map((text) => said(text, 'Callback', heard('Greeting')));
  expect(score(turns, true).confusions).toEqual([{ expected: 'Callback', recognized: 'Greeting', count: 3 }]);
});
