import type { Random } from '../../local/cloud/random';
import type { ContactCenter } from '../../local/contact-center';
import { cloudwatch } from '../../local/services/cloudwatch';
import { eventbridge } from '../../local/services/eventbridge';

/**
 * What runs every few seconds or minutes and neither reads nor writes anything of a callback: so many worlds have it, and everything that goes wrong with it. In the
 * others it would cost a seventh of the time.
 */
const SHARES: readonly { readonly targets: RegExp; readonly share: number }[] = [
  /** The likely answers, written anew with fifty calls. */
  { targets: /:atlas-regenerate-responses:/, share: 1 / 16 },
  /** Keeps environments from going cold. */
  { targets: /:atlas-(?!sweep:|regenerate-)/, share: 1 / 6 },
];

/** Alarms are looked at every ten seconds. */
const ALARMS_SHARE = 1 / 6;

export function switchOffRegularWork({ cloud, clock }: ContactCenter, random: Random): void {
  const { rules, timers } = cloud.context(eventbridge).store;
  const off = SHARES.filter(({ share }) => random.next() >= share);
  for (const rule of rules) {
    if (!rule.schedule || !off.some(({ targets }) => rule.targets.every(({ arn }) => targets.test(arn)))) continue;
    clock.clearTimeout(timers.get(rule));
    timers.delete(rule);
  }
  if (random.next() >= ALARMS_SHARE) clock.clearTimeout(cloud.context(cloudwatch).store.timer);
}
