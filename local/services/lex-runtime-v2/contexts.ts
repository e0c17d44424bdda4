import type { ActiveContext as WireContext } from '@aws-sdk/client-lex-runtime-v2';
import type { SlotContent } from './session';

/** What a conversation has led to: intents may ask for it, and leave it behind when they are fulfilled. */
export interface ActiveContext {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly timeToLiveSeconds: number;
  readonly expiresAt: number;
  /** Of the caller, this one not counted. */
  readonly turnsLeft: number;
}

/** One of an intent's OutputContexts. */
export interface OutputContext {
  readonly name: string;
  readonly timeToLiveSeconds: number;
  readonly turnsToLive: number;
}

export const MAX_CONTEXTS = 20;

/** Those that are still active as another turn begins. */
export const stillActive = (contexts: readonly ActiveContext[], nowMs: number): readonly ActiveContext[] =>
  contexts
    .filter(({ expiresAt, turnsLeft }) => expiresAt > nowMs && turnsLeft > 0)
    .map((each) => ({ ...each, turnsLeft: each.turnsLeft - 1 }));

/** The contexts after an intent was fulfilled: its own are new, and know its slots. */
export function withOutputs(
  contexts: readonly ActiveContext[],
  outputs: readonly OutputContext[],
  slots: Readonly<Record<string, SlotContent | null>>,
  nowMs: number,
): readonly ActiveContext[] {
  const values = Object.entries(slots).flatMap(([name, slot]) => (slot?.value ? [[name, slot.value.interpretedValue]] : []));
  const made = outputs.map(({ name, timeToLiveSeconds, turnsToLive }) => ({
    ...{ name, timeToLiveSeconds, attributes: Object.fromEntries(values) },
    ...{ expiresAt: nowMs + timeToLiveSeconds * 1000, turnsLeft: turnsToLive },
  }));
  return [...contexts.filter(({ name }) => !outputs.some((output) => output.name === name)), ...made];
}

/** As the API and the events of code hooks have them. */
export const wireContexts = (contexts: readonly ActiveContext[]) =>
  contexts.map(({ name, attributes, timeToLiveSeconds, turnsLeft }) => ({
    name,
    contextAttributes: attributes,
    timeToLive: { timeToLiveInSeconds: timeToLiveSeconds, turnsToLive: turnsLeft },
  }));

/** Reads contexts that a client or a code hook set; a text says what is wrong with them. */
export function readContexts(value: unknown, nowMs: number): readonly ActiveContext[] | string {
  if (!Array.isArray(value)) return 'that are no list';
  if (value.length > MAX_CONTEXTS) return `of which there are ${value.length}, more than ${MAX_CONTEXTS}`;
  const read: ActiveContext[] = [];
  for (const [index, each] of (value as Partial<WireContext>[]).entries()) {
    const { name, contextAttributes: attributes = {}, timeToLive } = each ?? {};
    const { timeToLiveInSeconds: seconds, turnsToLive: turns } = timeToLive ?? {};
    if (typeof name !== 'string' || !/^([A-Za-z]_?){1,100}$/.test(name)) return `of which [${index}] has no name`;
    if (typeof seconds !== 'number' || seconds < 5 || seconds > 86_400) return `of which ${name} has no timeToLiveInSeconds of 5 to 86400`;
    if (typeof turns !== 'number' || turns < 1 || turns > 20) return `of which ${name} has no turnsToLive of 1 to 20`;
    if (typeof attributes !== 'object' || !Object.values(attributes).every((attribute) => typeof attribute === 'string'))
      return `of which ${name} has contextAttributes that are no text`;
    read.push({ name, attributes, timeToLiveSeconds: seconds, expiresAt: nowMs + seconds * 1000, turnsLeft: turns });
  }
  return read;
}
