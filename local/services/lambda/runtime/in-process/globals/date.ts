import type { Clock } from '../../../../../cloud/clock';
import { realm } from '../realm';

/** Date on the cloud's clock. Everything but "now" is the real one's, so that dates made inside and outside are of one class. */
export function clockDate(clock: Clock): DateConstructor {
  const now = () => Math.floor(clock.now());
  const date: DateConstructor = new Proxy(realm.Date, {
    apply: () => new realm.Date(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === date ? target : newTarget),
    get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
  });
  return date;
}

/** `performance` on the cloud's clock: whole milliseconds. Not here: marks, measures, event loop statistics. */
export function clockPerformance(clock: Clock): { timeOrigin: number; now(): number; toJSON(): object } {
  const timeOrigin = clock.now();
  const now = () => clock.now() - timeOrigin;
  return { timeOrigin, now, toJSON: () => ({ timeOrigin }) };
}
