import { realm } from '../realm';
import type { EnvironmentTimers } from './timers';

/** AbortSignal whose `timeout` counts on the cloud's clock. */
export function clockAbortSignal(timers: EnvironmentTimers): typeof AbortSignal {
  function timeout(ms: number): AbortSignal {
    const controller = new realm.AbortController();
    const abort = () => controller.abort(new realm.DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    timers.setTimeout(abort, ms).unref();
    return controller.signal;
  }
  return new Proxy(realm.AbortSignal, { get: (target, property) => (property === 'timeout' ? timeout : Reflect.get(target, property)) });
}
