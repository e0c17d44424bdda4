interface KeyPress {
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly key: string;
  readonly code: string;
}

/** The letter that was pressed together with Alt alone. With Alt a Mac types another character: then it is the key's place that counts. */
export function shortcutKey({ altKey, ctrlKey, metaKey, key, code }: KeyPress): string | undefined {
  if (!altKey || ctrlKey || metaKey) return undefined;
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
}
