import { isEnded, isLeadPending } from '../../lambdas/shared/domain/callback';
import { nextStep, whatHappened } from '../../lambdas/shared/domain/lead-words';
import { isOverdue } from '../../lambdas/shared/domain/patience';
import { prospectOf } from '../../lambdas/start-outbound-call/prospect';
import { config } from '../config';
import type { Facts } from './facts';

/** How it stands, and why it was not called (yet): sentences, the most important one first. Nothing personal. */
export function why({ row, standing, executions, dialing, lead, unread, now }: Facts): readonly string[] {
  const monitor = executions.find(({ machine }) => machine === 'call-monitor');
  const version = Number(lead?.['Atlas_Version__c'] ?? 0) % 100_000;
  return [
    sentence(whatHappened(row)),
    ...(isEnded(row) ? [] : waiting()),
    `Next: ${nextStep(row)}`,
    ...(row.deferrals > 0 ? [`Connect did not execute this attempt ${times(row.deferrals)}.`] : []),
    ...(monitor || isEnded(row) || unread.some(({ what }) => what === 'the monitor')
      ? []
      : ['No monitor runs: the sweep starts one within a minute or two.']),
    ...(isLeadPending(row)
      ? [
          `Salesforce does not show this yet: the row is at version ${row.version}, Salesforce at ${Math.max(row.syncedVersion, version)}; the sweep brings it there.`,
        ]
      : []),
  ];

  /** What would become of it if its time were now: the product's own decision. */
  function waiting(): readonly string[] {
    if (row.state !== 'REQUESTED') return [];
    if (isOverdue(row, now)) return ['It is more than ten minutes overdue: it is not dialed anymore, the sweep asks a person to call.'];
    const options = { allowedCountries: config.allowedCountries, policy: config.dialing, random: () => 0 };
    const prospect = prospectOf(row, standing, undefined, now, options);
    const due = row.dueAt * 1000 > now ? 'Its time has not come. ' : 'It is due. ';
    if (prospect.is === 'refused') return [`${due}It would be refused: ${prospect.reason}.`];
    if (prospect.is === 'later')
      return [`${due}It would be put off: ${prospect.reason}${dialing.isStopped && dialing.reason ? ` (${dialing.reason})` : ''}.`];
    return [`${due}Nothing stands in its way.`];
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
