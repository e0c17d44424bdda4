import type { Runtime } from '../runtime';
import { InProcessEnvironment } from './environment';

/**
 * Runs bundles inside the host's process, on whatever clock it is given: a new environment costs milliseconds, a seed decides everything.
 * Not here: memory limits, uncaught errors that no promise or timer of the code leads to (they end the host, loudly), the zone of local
 * dates (Lambda has UTC: start the host with TZ=UTC), `Intl.DateTimeFormat` without a date, an asynchronous `zlib`.
 */
export const inProcess: Runtime = { start: (configuration) => new InProcessEnvironment(configuration, false) };

/** The same, but what the code asks for is handed over without HTTP: for worlds by the thousand. */
export const inProcessDirect: Runtime = { start: (configuration) => new InProcessEnvironment(configuration, true) };
