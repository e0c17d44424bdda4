import { english } from '../../../../../local/services/lex-runtime-v2/nlu/language/english';
import { parseSample } from '../../../../../local/services/lex-runtime-v2/nlu/sample-utterance';
import { builtInSlotTypes } from '../../../../../local/services/lex-runtime-v2/nlu/slots';
import { type UnderstoodIntent, understanding } from '../../../../../local/services/lex-runtime-v2/nlu/understanding';

const TYPES = builtInSlotTypes(english, () => Date.parse('2026-11-18T18:00:00Z'));

const intent = (name: string, utterances: string[], slots: Record<string, string> = {}): UnderstoodIntent => ({
  name,
  samples: utterances.map((text) => parseSample(text)),
  slotTypes: Object.fromEntries(Object.entries(slots).flatMap(([slot, type]) => (TYPES[type] ? [[slot, TYPES[type]]] : []))),
});

const INTENTS = [
  intent('Greeting', ['hello', 'hi', 'good morning', 'good evening', 'hello atlas']),
  intent('AboutDemo', [
    'what is this demo',
    'what is the demo about',
    'tell me about the demo',
    'what can you do',
    'how does the demo work',
    'explain the demo',
  ]),
  intent(
    'Callback',
    [
      'call me back',
      'please call me back',
      'can you call me back',
      'i want a callback',
      'i would like to be called back',
      'schedule a callback',
      'give me a ring',
      'call me at {PhoneNumber}',
      'my name is {FirstName} and my number is {PhoneNumber}',
    ],
    { PhoneNumber: 'AMAZON.PhoneNumber', FirstName: 'AMAZON.FirstName' },
  ),
];
const { interpret } = understanding(INTENTS, { fallback: 'FallbackIntent', threshold: 0.4 });
const best = async (utterance: string) => (await interpret(utterance))[0];

describe('which intent an utterance means', () => {
  it.each([
    ['CALL ME BACK!', 'Callback'],
    ["What's this demo?", 'AboutDemo'],
    ['um, good morning', 'Greeting'],
    ['call me at four one five, double five five, 2671', 'Callback'],
  ])('%s: a sample utterance, whatever its case and punctuation, scores 1', async (utterance, name) => {
    expect(await best(utterance)).toMatchObject({ intent: name, score: 1 });
  });

  it.each([
    ['i would like somebody to call me back', 'Callback'],
    ['could someone call me back later today', 'Callback'],
    ["I'm busy right now, call me back tomorrow please", 'Callback'],
    ['set up a call back for me', 'Callback'],
    ['so what does this demo do', 'AboutDemo'],
    ['can you explain the demo to me', 'AboutDemo'],
    ['good morning to you', 'Greeting'],
    ['hello there', 'Greeting'],
  ])('%s: close to samples of %s', async (utterance, name) => {
    const found = await best(utterance);
    expect(found?.intent).toBe(name);
    expect(found?.score).toBeGreaterThanOrEqual(0.4);
    expect(found?.score).toBeLessThan(1);
  });

  it.each([
    'my dog ate my homework',
    'what is the weather in paris',
    'how do you keep my data safe',
    'tell me a joke',
    'do you know what time it is',
    'i want a pizza',
    'please book a flight to rome',
    'what is your name',
    'give me a discount',
    'purple monkey dishwasher',
    'hi can you tell me what the weather is',
    'thank you very much',
    'yes',
    '415 555 2671',
    '???',
  ])('%s: none of them', async (utterance) => {
    expect(await best(utterance)).toEqual({ intent: 'FallbackIntent', slots: {} });
  });

  it('finds the values in a sentence that is no sample', async () => {
    const found = await best('well, my name is Ada and please call me back, my number is four one five five five five two six seven one');
    expect(found).toMatchObject({
      intent: 'Callback',
      slots: { FirstName: { interpretedValue: 'Ada' }, PhoneNumber: { interpretedValue: '4155552671' } },
    });
  });

  it('puts FallbackIntent where the threshold is, and lists five at most', async () => {
    const scores = new Map([
      ['Greeting', 0.9],
      ['AboutDemo', 0.6],
      ['Callback', 0.3],
    ]);
    const fixed = understanding(INTENTS, { fallback: 'FallbackIntent', threshold: 0.55, recognition: () => [{ classify: () => scores }] });
    expect((await fixed.interpret('anything')).map((each) => each.intent)).toEqual(['Greeting', 'AboutDemo', 'FallbackIntent', 'Callback']);
  });

  it('asks the next classifier when one recognizes nothing', async () => {
    const silent = { classify: () => new Map<string, number>() };
    const sure = { classify: async () => new Map([['Greeting', 0.8]]) };
    const chain = understanding(INTENTS, { fallback: 'FallbackIntent', threshold: 0.4, recognition: () => [silent, sure] });
    expect((await chain.interpret('anything'))[0]).toMatchObject({ intent: 'Greeting', score: 0.8 });
  });
});
