const EXTENDED_OFFSET = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/** Milliseconds since the epoch of an ISO 8601 extended offset date-time; undefined when the text is none. */
export function timestampMs(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = EXTENDED_OFFSET.exec(text) ?? [];
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isReal =
    inside(month, 1, 12) && inside(day, 1, daysInMonth) && inside(hour, 0, 23) && inside(minute, 0, 59) && inside(second, 0, 59);
  return isReal ? Date.parse(text) : undefined;
}

const inside = (digits: string | undefined, least: number, most: number) =>
  digits !== undefined && Number(digits) >= least && Number(digits) <= most;

let latest = { at: Number.NaN, text: '' };

/** An instant as the context object has it: `2026-11-20T10:01:42.000Z`. States follow each other within a millisecond. */
export function timeText(at: number): string {
  if (at !== latest.at) latest = { at, text: new Date(at).toISOString() };
  return latest.text;
}
