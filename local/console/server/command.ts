import type { ConsoleCommand } from '../protocol';
import { Refused } from './http/refused';

type Kind = 'text' | 'keys' | 'boolean';

/** Every command, with its members. */
const COMMANDS: Readonly<Record<ConsoleCommand['command'], Readonly<Record<string, Kind>>>> = {
  dial: { from: 'text' },
  say: { text: 'text' },
  press: { digits: 'keys' },
  answer: {},
  decline: {},
  hangUp: {},
  salesforceDown: { down: 'boolean' },
  dialingStopped: { stopped: 'boolean' },
};

const EXPECTED: Readonly<Record<Kind, string>> = { text: 'a text', keys: 'one or more of the keys 0-9, * and #', boolean: 'true or false' };

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  keys: (value) => typeof value === 'string' && /^[0-9*#]{1,64}$/.test(value),
  boolean: (value) => typeof value === 'boolean',
};

/** The only place that sees a command untyped. Throws Refused. */
export function parseCommand(body: unknown): ConsoleCommand {
  const known = Object.keys(COMMANDS).join(', ');
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refused(400, `send one command: {"command": one of ${known}}`);
  const { command } = body as { command?: unknown };
  if (typeof command !== 'string' || !Object.hasOwn(COMMANDS, command))
    throw new Refused(400, `there is no such command; there are ${known}`);
  const members = COMMANDS[command as ConsoleCommand['command']];
  for (const [name, kind] of Object.entries(members)) {
    if (!IS[kind]((body as Record<string, unknown>)[name])) throw new Refused(400, `${command} needs "${name}": ${EXPECTED[kind]}`);
  }
  const unknown = Object.keys(body).filter((name) => name !== 'command' && !Object.hasOwn(members, name));
  if (unknown.length > 0) throw new Refused(400, `${command} takes only ${['command', ...Object.keys(members)].join(', ')}`);
  return body as ConsoleCommand;
}
