/**
 * The product phones nobody at night. A newcomer who tries it at night would wait until morning for the callback: so `npm start` moves its
 * clock to an hour at which everybody in the default countries may be phoned, and says so.
 */
export interface ClockShift {
  readonly offsetMs: number;
  /** Why, for the terminal. */
  readonly because: string;
}

/** Where the default caller (+1 415 …) lives. */
const ZONE = 'America/Los_Angeles';
const OPENS_AT = 9;
const CLOSES_AT = 20;
/** 10:00 in San Francisco is 13:00 in New York and 18:00 in London. */
const GOOD_HOUR = 10;
const HOUR_MS = 3_600_000;

/** The shift that `nowMs` needs; `undefined` when somebody in San Francisco may be phoned as it is. */
export function shiftIntoCallingHours(nowMs: number): ClockShift | undefined {
  const { hour, minute, weekday } = inZone(nowMs);
  if (hour >= OPENS_AT && hour < CLOSES_AT && !WEEKEND.has(weekday)) return undefined;
  let offsetMs = ((GOOD_HOUR - hour + 24) % 24) * HOUR_MS - minute * 60_000;
  while (WEEKEND.has(inZone(nowMs + offsetMs).weekday) || offsetMs < 0) offsetMs += 24 * HOUR_MS;
  const pad = (value: number) => String(value).padStart(2, '0');
  return {
    offsetMs,
    because: `it is ${weekday} ${pad(hour)}:${pad(minute)} in San Francisco, when nobody there may be phoned: the clock here is set to ${GOOD_HOUR}:00 of a weekday (--real-time keeps it)`,
  };
}

const WEEKEND: ReadonlySet<string> = new Set(['Saturday', 'Sunday']);

function inZone(ms: number): { hour: number; minute: number; weekday: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    hour: 'numeric',
    minute: 'numeric',
    weekday: 'long',
    hourCycle: 'h23',
  }).formatToParts(new Date(ms));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return { hour: Number(part('hour')), minute: Number(part('minute')), weekday: part('weekday') };
}
