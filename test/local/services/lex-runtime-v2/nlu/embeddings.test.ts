import { systemClock } from '../../../../../local/cloud/system-clock';
import { virtualClock } from '../../../../../local/cloud/virtual-clock';
import type { IntentSamples } from '../../../../../local/services/lex-runtime-v2/nlu/classifier';
import { type Embedder, sentenceEmbedder } from '../../../../../local/services/lex-runtime-v2/nlu/embeddings/embedder';
import { embeddingClassifier } from '../../../../../local/services/lex-runtime-v2/nlu/embeddings/embedding-classifier';
import { lexicalClassifier } from '../../../../../local/services/lex-runtime-v2/nlu/lexical-classifier';

const SAMPLES: readonly IntentSamples[] = [
  { intent: 'Greeting', utterances: ['hello', 'good morning', 'hi there'] },
  { intent: 'Callback', utterances: ['call me back', 'please call me back at {PhoneNumber}', 'I want a callback'] },
];

function classifierOf(embedder: () => Embedder | undefined, failures: unknown[] = [], clock = virtualClock({ startMs: 0 })) {
  const lexical = lexicalClassifier(SAMPLES);
  return embeddingClassifier(SAMPLES, { embedder, lexical, clock, onFailure: (error) => failures.push(error) });
}

/** Meaning by hand: what is in no list points elsewhere. */
const told = (meaning: Readonly<Record<string, readonly number[]>>): Embedder => ({
  embed: async (sentences) => sentences.map((sentence) => Float32Array.from(meaning[sentence] ?? [0, 0, 1])),
});

describe('recognition by meaning', () => {
  it('takes the intent whose closest sample means the same, though they share no word', async () => {
    const { classify } = classifierOf(() => told({ 'ring my phone later': [1, 0, 0], 'call me back': [1, 0, 0], hello: [0, 1, 0] }));
    const scores = await classify('ring my phone later');
    expect(scores.get('Callback')).toBeCloseTo(0.7);
    expect(scores.has('Greeting')).toBe(false);
  });

  it('leaves it to the next classifier when it is switched off or not installed', async () => {
    expect(await classifierOf(() => undefined).classify('call me back')).toEqual(new Map());
  });

  it('tells once that it failed, and leaves everything after that to the next classifier', async () => {
    const failures: unknown[] = [];
    const broken: Embedder = { embed: () => Promise.reject(new Error('no more memory')) };
    const { classify } = classifierOf(() => broken, failures);
    expect(await classify('hello')).toEqual(new Map());
    expect(await classify('hello')).toEqual(new Map());
    expect(failures).toHaveLength(1);
  });
});

describe('sentence embeddings from npm', () => {
  it('give a worker thread the sentence and get the same vector of length 1 every time', async () => {
    const embedder = sentenceEmbedder();
    const [first, second] = (await embedder?.embed(['please ring me up tomorrow', 'what a lovely morning'])) ?? [];
    const [again] = (await embedder?.embed(['please ring me up tomorrow'])) ?? [];
    expect(Math.hypot(...(first ?? []))).toBeCloseTo(1, 4);
    expect(again).toEqual(first);
    expect(second).not.toEqual(first);
  });

  it('tell a request for a call from a greeting in words that no sample has, and small talk from both', async () => {
    const { classify } = classifierOf(sentenceEmbedder, [], systemClock() as never);
    const best = async (said: string) => [...(await classify(said))].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    expect(await best('could someone phone me tomorrow')).toEqual(['Callback', expect.any(Number)]);
    expect((await best('could someone phone me tomorrow'))[1]).toBeGreaterThan(0.4);
    expect((await best('my dog ate my homework'))[1]).toBeLessThan(0.4);
  });
});
