import { parentPort } from 'node:worker_threads';
import type { Job } from './pool';
import { runWorld } from './world';

const hosted = new Set<string>();

async function answer(job: Job): Promise<object> {
  try {
    const result = await runWorld({ ...job, isKnownGood: hosted.has(job.assembly) });
    hosted.add(job.assembly);
    return { result };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (job: Job) => void answer(job).then((message) => parentPort?.postMessage(message)));
