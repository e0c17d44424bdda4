const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** `14:03:22`, where the reader is. */
export const clockTime = (ms: number): string => TIME.format(ms);
