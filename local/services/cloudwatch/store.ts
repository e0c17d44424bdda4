import type { Timer } from '../../cloud/clock';
import type { ServiceContext } from '../../cloud/service';
import { type Alarm, type AlarmState, type CompositeAlarm, metricsOf } from './alarms/alarm';
import { MetricStore } from './metrics/metric-store';
import { serviceMetrics } from './metrics/of-services';

/** Metrics, and the alarms that look at them. */
export class CloudWatch {
  readonly metrics = new MetricStore();
  readonly dashboards = new Map<string, string>();
  /** What each alarm comes to while nothing is measured. */
  readonly statesWithoutData = new Map<string, AlarmState | undefined>();
  timer: Timer | undefined;
  stopReading: (() => void) | undefined;
  readonly #alarms = new Map<string, Alarm>();
  #sampled: ReadonlySet<string> | undefined;

  add(alarm: Alarm): void {
    this.#alarms.set(alarm.name, alarm);
    this.#sampled = undefined;
  }

  /** In the order of the template. */
  alarms(): readonly Alarm[] {
    return [...this.#alarms.values()];
  }

  composites(): readonly CompositeAlarm[] {
    return this.alarms().filter((alarm) => alarm.kind === 'composite');
  }

  alarm(name: string): Alarm | undefined {
    return this.#alarms.get(name);
  }

  /** Looks at what only shows when somebody looks, where an alarm wants to know. */
  sample(context: ServiceContext<CloudWatch>): void {
    // The minute that has just ended.
    const at = context.clock.now() - 1;
    this.#sampled ??= this.#namespacesToSample();
    for (const namespace of this.#sampled) {
      serviceMetrics[namespace]?.sample?.(context, (name, dimensions, value) =>
        this.metrics.put({ namespace, name, dimensions, at, value }),
      );
    }
  }

  #namespacesToSample(): ReadonlySet<string> {
    const metrics = this.alarms().flatMap((alarm) => (alarm.kind === 'metric' ? metricsOf(alarm) : []));
    return new Set(metrics.map(({ namespace }) => namespace).filter((namespace) => serviceMetrics[namespace]?.sample));
  }
}
