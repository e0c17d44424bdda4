/** What adapters use of a client of the SDK. */
export type Sender<Client extends { send: unknown }> = Pick<Client, 'send'>;

/**
 * A client that is made with its first call: a millisecond or two of a start that somebody waits for, and many starts never call it. Where nobody waits
 * yet, the function calls it beforehand.
 */
export function onFirstUse<Client extends { send: (...args: never[]) => unknown }>(make: () => Client): Sender<Client> {
  let client: Client | undefined;
  const send = (...args: never[]) => {
    client ??= make();
    return client.send(...args);
  };
  return { send: send as Client['send'] };
}
