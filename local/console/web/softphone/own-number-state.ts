import { signal } from '@preact/signals';

/** The caller's number as it was typed, any spelling; `undefined` until it is: then it is the one the server knows. */
export const ownNumber = signal<string | undefined>(undefined);
