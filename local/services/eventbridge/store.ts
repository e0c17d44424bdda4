import type { Timer } from '../../cloud/clock';
import type { Schedule } from './schedule';

/** What a rule is told, in the shape that its targets get. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** `2026-11-20T10:01:42Z` */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export interface Rule {
  readonly name: string;
  readonly arn: string;
  /** The resource of the template, for faults. */
  readonly where: string;
  readonly isEnabled: boolean;
  readonly matches: ((event: BusEvent) => boolean) | undefined;
  readonly schedule: Schedule | undefined;
  readonly targets: readonly Target[];
}

export interface Target {
  readonly id: string;
  readonly arn: string;
  /** JSON that it gets instead of the event. */
  readonly input: string | undefined;
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeMs: number;
  readonly deadLetterArn: string | undefined;
}

/** The rules of the default event bus. */
export class Rules {
  readonly rules: Rule[] = [];
  readonly timers = new Map<Rule, Timer>();
  /** Who carries an event to the rules. Events of services are best effort and unordered: a simulation may lose one, repeat it, or take its time. */
  courier: (event: BusEvent, carry: () => void) => void = (_event, carry) => carry();
}
