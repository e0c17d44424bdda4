import { Refusal } from '../../cloud/service';
import { cronSchedule } from './cron';

/** When it fires next, in epoch ms, strictly after `afterMs`; `undefined` when never again. */
export type Schedule = (afterMs: number) => number | undefined;

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `rate(5 minutes)`, counted from when the rule came to be, or `cron(0 10 ? * MON-FRI *)`, in UTC. */
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
export function parseSchedule(expression: string, where: string): Schedule {
  const [, kind, text = ''] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return rateSchedule(text, where);
  if (kind === 'cron') return cronSchedule(text, where);
  throw new Refusal(`ScheduleExpression ${expression} is neither rate(…) nor cron(…)`, where);
}

function rateSchedule(text: string, where: string): Schedule {
  const [, digits, unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(text) ?? [];
  const value = Number(digits);
  // AWS insists on `1 minute` and `2 minutes`.
  if (!digits || (value === 1) === Boolean(plural))
    throw new Refusal(`rate(${text}) is not a number and minute(s), hour(s) or day(s)`, where);
  const everyMs = value * (UNIT_MS[unit] ?? 0);
  return (afterMs) => afterMs + everyMs;
}
