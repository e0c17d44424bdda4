import { batch, computed, signal } from '@preact/signals';
import type { ConsoleCommand, ConsoleMessage } from '../../protocol';
import { takeAccessToken } from '../connection/access-token';
import type { Connection } from '../connection/connection';
import { type Followed, followEvents } from '../connection/follow-events';
import { sendCommand } from '../connection/send-command';
import { EMPTY } from './console-state';
import { oncePerFrame } from './once-per-frame';
import { reduce } from './reduce';
import { SpanIndex } from './span-index';
import { say } from './transcript';

/** The one state of the page. Components read it; only this file changes it. */
const state = signal(EMPTY);
const spanIndex = new SpanIndex();
/** Raised with every change of the spans, so that what reads them is computed again. */
const spanVersion = signal(0);
const token = takeAccessToken();

export const connection = signal<Connection>({ state: 'connecting' });
/** What the server had against the last command. */
export const complaint = signal<string | undefined>(undefined);

export const isLoaded = computed(() => state.value.isLoaded);
export const number = computed(() => state.value.number);
export const templates = computed(() => state.value.templates);
export const machines = computed(() => state.value.machines);
export const executions = computed(() => state.value.executions);
export const sales = computed(() => state.value.sales);
export const dialing = computed(() => state.value.dialing);
export const synced = computed(() => state.value.synced);
export const phone = computed(() => state.value.phone);
export const transcript = computed(() => state.value.transcript);
export const faults = computed(() => state.value.faults);
export const alarms = computed(() => state.value.alarms);
export const edits = computed(() => state.value.edits);
export const spans = computed(() => {
  spanVersion.value;
  return { index: spanIndex };
});

const waiting: ConsoleMessage[] = [];
const listeners = new Set<(message: ConsoleMessage) => void>();
let followed: Followed | undefined;

export function connect(): void {
  followed = followEvents(token, {
    onMessage(message) {
      waiting.push(message);
      render();
    },
    onConnection(changed) {
      connection.value = changed;
    },
  });
}

export const reconnectNow = (): void => followed?.tryNow();

/** Told of every message once what it says can be seen. */
export const onMessage = (listener: (message: ConsoleMessage) => void): void => void listeners.add(listener);

/** Whatever has arrived since the last frame is shown in one go. */
const render = oncePerFrame(() => {
  const messages = waiting.splice(0);
  batch(() => {
    state.value = messages.reduce(reduce, state.peek());
    for (const message of messages) keepSpans(message);
  });
  for (const message of messages) for (const listener of listeners) listener(message);
});

function keepSpans(message: ConsoleMessage): void {
  if (message.type !== 'snapshot' && message.type !== 'trace') return;
  if (message.type === 'snapshot') spanIndex.clear();
  for (const event of message.type === 'snapshot' ? message.trace : message.events) spanIndex.add(event);
  spanVersion.value++;
}

/** Sends a command; what was said or pressed shows at once. True when the server accepted it. */
export async function send(command: ConsoleCommand): Promise<boolean> {
  const { transcript: lines } = state.peek();
  if (command.command === 'say') state.value = { ...state.peek(), transcript: say(lines, command.text) };
  if (command.command === 'press') state.value = { ...state.peek(), transcript: say(lines, command.digits, 'keys') };
  complaint.value = await sendCommand(command, token);
  return complaint.value === undefined;
}
