import type { ConsoleMessage, Execution, Machine, Sales } from '../../protocol';
import { withAlarms } from './alarms';
import { type ConsoleState, EMPTY, type SyncedPromise } from './console-state';
import { withFaults } from './faults';
import { hear, noteLeg } from './transcript';
import { transcriptOf } from './transcript-of-trace';

const EXECUTIONS_KEPT = 100;
const SYNCED_KEPT = 3;

/** What the page shows after a message from the server. */
export function reduce(state: ConsoleState, message: ConsoleMessage): ConsoleState {
  switch (message.type) {
    case 'snapshot': {
      const { number, templates, machines, sales, dialing, phone, trace } = message;
      const executions = [...message.executions].sort(newestFirst).slice(0, EXECUTIONS_KEPT);
      const transcript = transcriptOf(trace, phone.from);
      const known = { number, templates, machines, executions, sales, dialing, phone, transcript };
      return { ...EMPTY, isLoaded: true, ...known, faults: withFaults([], trace), alarms: withAlarms([], trace) };
    }
    case 'trace':
      return { ...state, faults: withFaults(state.faults, message.events), alarms: withAlarms(state.alarms, message.events) };
    case 'sales':
      return { ...state, sales: message.sales, synced: syncedOf(state, message.sales) };
    case 'dialing':
      return { ...state, dialing: message.dialing };
    case 'execution':
      return { ...state, executions: withExecution(state.executions, message.execution) };
    case 'phone': {
      const { phone, event } = message;
      const isOther = phone.contactId !== undefined && phone.contactId !== state.phone.contactId && phone.state !== 'idle';
      const noted = isOther ? noteLeg(state.transcript, phone) : state.transcript;
      return { ...state, phone, transcript: event ? hear(noted, event, phone.contactId ?? state.phone.contactId) : noted };
    }
    case 'machine':
      return { ...state, machines: withMachine(state.machines, message.machine) };
    case 'edit':
      return { ...state, edits: [message.edit, ...state.edits.filter(({ file }) => file !== message.edit.file)] };
  }
}

const newestFirst = (a: Execution, b: Execution): number => b.startedAt - a.startedAt;

function withExecution(executions: readonly Execution[], changed: Execution): Execution[] {
  const isKnown = executions.some(({ arn }) => arn === changed.arn);
  if (isKnown) return executions.map((each) => (each.arn === changed.arn ? changed : each));
  return [changed, ...executions].sort(newestFirst).slice(0, EXECUTIONS_KEPT);
}

function withMachine(machines: readonly Machine[], changed: Machine): Machine[] {
  const isKnown = machines.some(({ name }) => name === changed.name);
  return isKnown ? machines.map((each) => (each.name === changed.name ? changed : each)) : [...machines, changed];
}

function syncedOf({ sales: before, synced }: ConsoleState, now: Sales): SyncedPromise[] {
  const isPending = (id: string) => now.pending.some(({ callbackId }) => callbackId === id);
  const caughtUp = before.pending.filter(({ callbackId }) => !isPending(callbackId));
  const earlier = synced.filter(({ callbackId }) => !isPending(callbackId) && !caughtUp.some((each) => each.callbackId === callbackId));
  return [...caughtUp.map(({ callbackId, name, company }) => ({ callbackId, name, company })), ...earlier].slice(0, SYNCED_KEPT);
}
