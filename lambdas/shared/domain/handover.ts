/** To whom a promise goes that Atlas could not keep. */
export interface Handover {
  /** Of a Salesforce user; absent: whoever Salesforce makes the owner. */
  readonly ownerId?: string;
}

/** Reads HANDOVER, once, at module load. */
export function parseHandover(text: string): Handover {
  const { ownerId } = JSON.parse(text) as Handover;
  if (ownerId !== undefined && !/^005[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?$/.test(ownerId))
    throw new Error(`the handover has ownerId ${ownerId}, expected the id of a Salesforce user, 005 and 12 or 15 more characters`);
  return ownerId === undefined ? {} : { ownerId };
}
