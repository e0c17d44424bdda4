import type { ServiceContext } from '../../../cloud/service';
import type { Recognition } from '../bot/locale';
import type { LexStore } from '../store';
import { sentenceEmbedder } from './embeddings/embedder';
import { embeddingClassifier } from './embeddings/embedding-classifier';
import { lexicalClassifier } from './lexical-classifier';

/** By meaning, where the store's settings want it, the packages are there and their weights are of the language; then by words in common. */
export function recognitionOf({ store, clock, trace }: ServiceContext<LexStore>): Recognition {
  return (samples, language) => {
    const lexical = lexicalClassifier(samples, language);
    if (!language.hasEmbeddings) return [lexical];
    const embedding = embeddingClassifier(samples, {
      embedder: () => (store.settings.sentenceEmbeddings ? sentenceEmbedder() : undefined),
      lexical,
      clock,
      onFailure: (error) => trace.fault(`sentence embeddings failed, words in common decide: ${error}`, 'lex-runtime-v2'),
    });
    store.warmUps.push(() => embedding.warm());
    return [embedding, lexical];
  };
}
