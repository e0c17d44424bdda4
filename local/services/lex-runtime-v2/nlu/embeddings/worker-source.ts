/**
 * What the worker runs: plain JavaScript, so that whoever transforms TypeScript around it (tsx, swc, nothing) makes no difference.
 * workerData: `{ embeddings, model }`, the absolute paths of the two packages. Messages: `{ id, sentences }` → `{ id, vectors | error }`.
 */
export const WORKER_SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
const { initModel } = require(workerData.embeddings);
const { modelSource } = require(workerData.model);
// The package sets its WASM backend up on the side and does not wait for it: a model loaded meanwhile cannot embed yet.
const ready = async (looksLeft) => {
  try {
    const model = await initModel(modelSource);
    await model.embed(['ready']);
    return model;
  } catch (error) {
    if (looksLeft === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return ready(looksLeft - 1);
  }
};
const loaded = ready(50);
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
