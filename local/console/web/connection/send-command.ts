import type { ConsoleCommand } from '../../protocol';

/** Resolves with what to tell the person when the command was not accepted. */
export async function sendCommand(command: ConsoleCommand, token: string | undefined): Promise<string | undefined> {
  try {
    const response = await fetch('/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-atlas-token': token ?? '' },
      body: JSON.stringify(command),
    });
    if (response.ok) return undefined;
    const { message } = (await response.json().catch(() => ({}))) as { message?: unknown };
    return typeof message === 'string' ? message : `The server answered ${response.status}.`;
  } catch {
    return 'The server cannot be reached. Is npm start still running?';
  }
}
