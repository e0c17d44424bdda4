import { createHash } from 'node:crypto';
import { limited, TooLate } from '../shared/deadline';
import { isEnded } from '../shared/domain/callback';
import { InvalidInput, ModelUnusable } from '../shared/domain/errors';
import type { CallTopics } from '../shared/ports/call-topics';
import type { Callbacks } from '../shared/ports/callbacks';
import type { Scenarios } from '../shared/ports/scenarios';
import type { CallTopic } from '../shared/ports/scenarios-ahead';
import { type Writers, writeScenario } from './write-scenario';

export interface GenerateScenarioRequest {
  readonly callbackId: string;
  /** Nobody has promised the call yet: the topic is that of the booking. */
  readonly isAhead: boolean;
}

export interface GenerateScenarioPorts extends Writers {
  readonly callbacks: Pick<Callbacks, 'find'>;
  readonly topics: Pick<CallTopics, 'find'>;
  readonly scenarios: Scenarios;
  /** Epoch ms. */
  readonly now: () => number;
}

/** `stored`: there was one. `dropped`: the booking was left, so nobody needs it. */
export type GenerateScenarioResult = { readonly scenario: 'stored' | 'written' | 'dropped' };

/** With the table's share, within the function's 5 s. */
export const SCENARIO_DEADLINE_MS = 4_600;

/** Until another writer is done, looked at this often. */
export const LOOK_AGAIN_MS = 250;

/**
 * One scenario per callback and topic, however many ask for it: the stored one, else one that is written now; while somebody else is writing, theirs.
 * `deadlineMs` is for all of it. Errors: InvalidInput, ModelThrottled, ModelUnusable.
 */
export async function generateScenario(
  { callbackId, isAhead }: GenerateScenarioRequest,
  ports: GenerateScenarioPorts,
  deadlineMs: number,
): Promise<GenerateScenarioResult> {
  const { scenarios, now } = ports;
  const until = now() + deadlineMs;
  const topic = await topicOf({ callbackId, isAhead }, ports);
  if (!topic) return { scenario: 'dropped' };
  const topicId = idOf(topic);
  for (;;) {
    const claim = await scenarios.claim(callbackId, topicId, until);
    if (claim === 'stored') return { scenario: 'stored' };
    if (claim === 'claimed') break;
    if (now() + LOOK_AGAIN_MS >= until) throw new ModelUnusable('somebody else has not finished the scenario in time');
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  try {
    const scenario = await inTime(Math.max(0, until - now()), (signal) => writeScenario(topic, ports, signal));
    if (isAhead && !(await ports.topics.find(callbackId))) return await dropped(callbackId, topicId, scenarios);
    await scenarios.save(callbackId, topicId, scenario);
    return { scenario: 'written' };
  } catch (error) {
    await scenarios.release(callbackId, topicId).catch(() => undefined); // the claim ends by itself
    throw error;
  }
}

async function dropped(callbackId: string, topicId: string, scenarios: Scenarios): Promise<GenerateScenarioResult> {
  await scenarios.release(callbackId, topicId);
  return { scenario: 'dropped' };
}

async function topicOf(
  { callbackId, isAhead }: GenerateScenarioRequest,
  { callbacks, topics }: GenerateScenarioPorts,
): Promise<CallTopic | undefined> {
  if (isAhead) return topics.find(callbackId);
  const row = await callbacks.find(callbackId);
  if (row && !isEnded(row)) return row;
  throw new InvalidInput(`callback ${callbackId} is ${row?.state ?? 'gone'}, expected one that is still to be called`);
}

const idOf = ({ useCase = '' }: CallTopic): string => createHash('sha256').update(useCase.trim().toLowerCase()).digest('hex').slice(0, 16);

async function inTime<T>(ms: number, write: (signal: AbortSignal) => Promise<T>): Promise<T> {
  try {
    return await limited(new AbortController().signal, ms, write);
  } catch (error) {
    if (error instanceof TooLate) throw new ModelUnusable('the model did not finish the scenario in time', { cause: error });
    throw error;
  }
}
