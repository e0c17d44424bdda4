import { zonesOf } from '../../lambdas/shared/domain/calling-zones';
import type { Facts } from './facts';
import { timelineOf } from './timeline';
import { why } from './why';

/** Of the row, what names nobody. */
const PERSONAL = new Set(['name', 'company', 'useCase', 'number', 'taskToken']);

/** The whole story as data. Without leave, nothing that names or describes a person. */
export function storyOf(facts: Facts, isPersonal: boolean) {
  const { row, standing, scenario, unread, now } = facts;
  const zones = zonesOf(row.number);
  const known = Object.entries(row).filter(([name]) => name !== 'taskToken' && (isPersonal || !PERSONAL.has(name)));
  return {
    callbackId: row.callbackId,
    now: iso(now),
    zone: standing.zone ?? zones[0] ?? 'UTC',
    otherZones: zones.slice(1),
    why: why(facts),
    row: { ...Object.fromEntries(known), hasMonitor: row.taskToken !== undefined },
    number: {
      isLive: standing.liveCallbackId === row.callbackId,
      ringsInADay: standing.rings.map(iso),
      ...(standing.quietUntil > now && { quietUntil: iso(standing.quietUntil) }),
      isSuppressed: standing.isSuppressed,
      ...(standing.consent && { consent: standing.consent }),
    },
    dialing: { ...facts.dialing, ...(facts.dialing.at !== undefined && { at: iso(facts.dialing.at) }) },
    attempts: facts.attempts,
    executions: facts.executions.map(({ steps: _steps, startedAt, stoppedAt, ...execution }) => ({
      ...execution,
      startedAt: iso(startedAt),
      ...(stoppedAt !== undefined && { stoppedAt: iso(stoppedAt) }),
    })),
    contacts: facts.contacts,
    scenario: scenario
      ? { state: 'written', source: scenario.source, ...(isPersonal && { ...scenario }) }
      : { state: 'none, the standard one is used' },
    lead: facts.lead,
    tasks: facts.tasks,
    timeline: timelineOf(facts).map(({ at, ...moment }) => ({ at: iso(at), ...moment })),
    unread,
  };
}

export type Story = ReturnType<typeof storyOf>;

/** The same for reading: what it is about, then everything that happened, in the caller's own time and in UTC. */
export function storyText(story: Story): string {
  const { row, zone, otherZones, lead, tasks, scenario, unread } = story;
  const person = ['name', 'company', 'useCase', 'number'].flatMap((name) =>
    name in row ? [`${name}: ${row[name as keyof typeof row]}`] : [],
  );
  return [
    `callback ${story.callbackId}`,
    ...person.map((line) => `  ${line}`),
    '',
    ...story.why.map((line) => `  ${line}`),
    '',
    `  in the time of ${[zone, ...otherZones].join(' or ')}, then in UTC:`,
    ...story.timeline.map(({ at, from, what }) => `  ${inZone(at, zone)}  ${at}  ${from.padEnd(12)}  ${what}`),
    '',
    `  scenario: ${scenario.state}${'source' in scenario ? ` (${scenario.source})` : ''}`,
    `  lead: ${lead ? `${lead['Id']}, ${lead['Status']}` : 'none in Salesforce'}`,
    ...tasks.map(
      (task) =>
        `  task: ${task['Id']}, ${task['Status']}, due ${task['ActivityDate']}, owner ${task['OwnerId']}: ${task['CallDisposition']}`,
    ),
    ...unread.map(({ what, why: because }) => `  not read: ${what}: ${because}`),
    '',
  ].join('\n');
}

const inZone = (at: string, zone: string): string =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));

const iso = (ms: number): string => new Date(ms).toISOString();
