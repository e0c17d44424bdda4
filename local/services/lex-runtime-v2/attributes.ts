/** What Lex takes, as base64 text of their JSON. */
export const MAX_ATTRIBUTES_BYTES = 12 * 1024;

/** Lex measures session attributes as the base64 text of their JSON. */
export const sizeOfAttributes = (attributes: Readonly<Record<string, string>>): number =>
  4 * Math.ceil(Buffer.byteLength(JSON.stringify(attributes)) / 3);
