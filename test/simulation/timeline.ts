import type { TraceEvent } from '../../local/cloud/trace';
import type { Observer } from './facts/observer';
import type { Character } from './people/character';
import type { Storm } from './storm/storm';

/** What happened, line by line, in the order of happening: what people heard, who called whom, what went wrong, where rows went. */
export function timelineOf(
  events: readonly TraceEvent[],
  storm: Storm,
  { startedAt, moves, healedAt }: Observer,
  people: readonly Character[],
): string[] {
  const names = new Map(people.map(({ number, name }) => [number, name.split(' ')[0] ?? name]));
  const lines = [
    ...events.flatMap((event) => {
      const text = textOf(event, storm, names);
      return text === undefined ? [] : [{ at: event.at, text }];
    }),
    ...moves.map(({ at, callbackId, attempt, state, version }) => ({
      at,
      text: `  row ${callbackId.slice(0, 6)} attempt ${attempt} is ${state} (version ${version})`,
    })),
    ...(Number.isFinite(healedAt) ? [{ at: healedAt, text: '== the storm is over ==' }] : []),
  ];
  return lines.sort((one, other) => one.at - other.at).map(({ at, text }) => `${time(at - startedAt)}  ${text}`);
}

function time(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${String(minutes).padStart(3)}:${((ms - minutes * 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
}

function textOf({ type, phase, detail, pii }: TraceEvent, { arrows }: Storm, names: ReadonlyMap<string, string>): string | undefined {
  const who = names.get(String(pii?.['number'])) ?? String(pii?.['number']);
  const contact = String(detail['contactId']).slice(0, 6);
  switch (type) {
    case 'telephone.prompt':
      return `${who} hears: ${pii?.['text']}`;
    case 'telephone.turn':
      return `${who} said: ${pii?.['said']}`;
    case 'telephone.ringing':
    case 'telephone.connected':
    case 'telephone.ended':
      return `${type.slice('telephone.'.length)} ${detail['direction']} ${contact} ${who}${detail['reason'] ? ` (${detail['reason']})` : ''}`;
    case 'lambda.invoke':
      return phase === 'start'
        ? `  ${arrows.folder(String(detail['function']))} begins`
        : `  ${arrows.folder(String(detail['function']))} ends${detail['error'] ? `: ${detail['error']}` : ''} after ${detail['ms']} ms`;
    case 'api.call':
      return phase === 'end'
        ? `    ${detail['principal']} → ${detail['service']}.${detail['operation']}${detail['error'] ? ` ${detail['error']}` : ''}`
        : undefined;
    case 'states.event':
      return /StateEntered$|Execution/.test(String(detail['eventType']))
        ? `  ${detail['stateMachine']} ${detail['eventType']} ${detail['state'] ?? ''}`
        : undefined;
    case 'salesforce.refusal':
      return `    salesforce refuses: ${detail['error']}`;
    case 'storm.strike':
      return `  !! ${detail['id']}`;
    case 'storm.edit':
      return `  ops edit ${detail['stateMachine']}: ${detail['what']}`;
    case 'fault':
      return `  fault: ${detail['what']}`;
    default:
      return undefined;
  }
}
