import { onlyProperties } from '../../../cloud/properties';
import { type Provision, Refusal } from '../../../cloud/service';
import { DAYS, type Span } from '../hours';
import type { ContactCenters } from '../store';
import { instanceOf } from './instance-of';

/** AWS::Connect::HoursOfOperation. Not here: overrides for single days, parents and children. */
export const hoursOfOperation: Provision<ContactCenters> = (resource, { store }) => {
  onlyProperties(resource, ['InstanceArn', 'Name', 'Description', 'TimeZone', 'Config', 'Tags']);
  const { where, properties } = resource;
  const { Name: name, TimeZone: timeZone, Config = [] } = properties;
  const instance = instanceOf('InstanceArn', resource, store);
  if (!isTimeZone(timeZone)) throw new Refusal(`TimeZone ${timeZone} is no time zone, expected one such as America/New_York`, where);
  if (!Array.isArray(Config)) throw new Refusal('Config is not a list', where);
  const spans = Config.map((entry, index) => readSpan(entry, `Config[${index}]`, where));
  const id = store.random.uuid();
  const arn = `${instance.arn}/operating-hours/${id}`;
  store.hours.set(id, { id, arn, name, instance, timeZone, spans });
  return { ref: arn, attributes: { HoursOfOperationArn: arn } };
};

// biome-ignore lint/suspicious/noExplicitAny: a template's, read once
function readSpan({ Day, StartTime, EndTime }: any, at: string, where: string): Span {
  if (!DAYS.includes(Day)) throw new Refusal(`${at}.Day is ${Day}, expected ${DAYS.join(', ')}`, where);
  return { day: Day, startMinute: minuteOf(StartTime, `${at}.StartTime`, where), endMinute: minuteOf(EndTime, `${at}.EndTime`, where) };
}

function minuteOf(time: { Hours?: unknown; Minutes?: unknown } | undefined, at: string, where: string): number {
  const [hours, minutes] = [Number(time?.Hours), Number(time?.Minutes)];
  if (!(hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59)) throw new Refusal(`${at} is no { Hours, Minutes } of a day`, where);
  return hours * 60 + minutes;
}

function isTimeZone(timeZone: unknown): timeZone is string {
  try {
    return typeof timeZone === 'string' && Boolean(new Intl.DateTimeFormat('en-US', { timeZone }));
  } catch {
    return false; // a RangeError is how Intl says no
  }
}
