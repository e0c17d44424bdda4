/**
 * What the worker runs: plain JavaScript, so that whoever transforms TypeScript around it (tsx, swc, nothing) makes no difference.
 * workerData: `{ embeddings, model }`, the absolute paths of the two packages. Messages: `{ id, sentences }` → `{ id, vectors | error }`.
 */
export const WORKER_SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
const { initModel } = require(workerData.embeddings);
const { modelSource } = require(workerData.model);
const loaded = initModel(modelSource);
loaded.catch(() => undefined);
let last = Promise.resolve();
parentPort.on('message', ({ id, sentences }) => {
  last = last.then(async () => {
    try {
      const vectors = await (await loaded).embed(sentences);
      parentPort.postMessage({ id, vectors: vectors.map((vector) => Float32Array.from(vector)) });
    } catch (error) {
      parentPort.postMessage({ id, error: String(error) });
    }
  });
});
`;
