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
