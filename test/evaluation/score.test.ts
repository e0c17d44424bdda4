import type { Heard } from './hosted-bot';
import { isHeldOut } from './labelled-utterance';
import { missedBy } from './missed';
import { score } from './score';
import { wrongActionsOf } from './wrong-actions';

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
  expect(score(turns).mistakes).toHaveLength(60 - heldOut);
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

describe('the sentences of the held-out half', () => {
  const words = Array.from({ length: 60 }, (_, index) => `<sentence ${index}>`);
  const heldOut = words.filter(isHeldOut);
  const others = words.filter((text) => !isHeldOut(text));
  /** Everything that can go wrong with a sentence, with each of these. */
  const printed = (texts: readonly string[], isForeign: boolean) => {
    const turns = texts.map((text) => said(text, 'FallbackIntent', heard('AboutDemo')));
    const wrong = texts.map((text) => ({ text, intent: 'FallbackIntent', actions: ['atlas-callback'], because: 'taken for a yes' }));
    const counted = { ...score(turns, isForeign), ...wrongActionsOf(wrong, isForeign) };
    return { ...counted, missed: missedBy(counted, isForeign) };
  };
  const sentencesIn = (json: object) => new Set(JSON.stringify(json).match(/<sentence \d+>/g));

  it('are counted, and shown nowhere: not as an example, not as the cause of what was missed', () => {
    const json = printed(words, false);
    expect(json).toMatchObject({ cannedWrongly: 60, cannedWronglyHeldOut: heldOut.length });
    expect(json).toMatchObject({ wrongActions: 60, wrongActionsHeldOut: heldOut.length });
    expect(sentencesIn(json)).toEqual(new Set(others));
    expect(json.missed).toContainEqual(`wrongActions 60 (held out ${heldOut.length}), expected 0: ${others[0]} (taken for a yes)`);
  });

  it('leave what was missed without an example when there is no other', () => {
    const json = printed(heldOut, false);
    expect(sentencesIn(json).size).toBe(0);
    expect(json.missed).toContain(`cannedWrongly ${heldOut.length} (held out ${heldOut.length}), expected 0`);
  });

  it('are their owner’s where they come from elsewhere: all are shown', () => {
    const json = printed(words, true);
    expect(json).toMatchObject({ wrongActionsHeldOut: 60, cannedWronglyHeldOut: 60 });
    expect(sentencesIn(json)).toEqual(new Set(words));
    expect(json.mistakes).toHaveLength(60);
  });
});
