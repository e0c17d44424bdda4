import { burst as run } from '../burst/burst';
import type { Mode } from './mode';

/** Many ask at once: the line keeps them all, and everybody is told the truth about how long it takes. */
export const burst: Mode = async ({ args, assembly, say }) => {
  const result = await run({ assembly, seed: args.from, callers: args.count, onProgress: say });
  const { callers, told, rung, rungTwice, lost, mostInFlight, cap, refusedByConnect, dialsAheadOfBucket, misled } = result;
  const faults = [
    told < callers && `${callers - told} of ${callers} were not told when`,
    rung < callers && `${callers - rung} were never rung`,
    rungTwice > 0 && `${rungTwice} were rung twice`,
    lost > 0 && `${lost} callbacks did not end as answered: ${JSON.stringify(result.ended)}`,
    mostInFlight > cap && `${mostInFlight} calls at once, with a cap of ${cap}`,
    refusedByConnect > 0 && `Connect refused ${refusedByConnect} dials`,
    dialsAheadOfBucket > 0 && `${dialsAheadOfBucket} dials came faster than 2 a second, 5 at once`,
    misled > 0 &&
      `${misled} were told a wait that was off by more than 20 % and a minute (the worst by ${Math.round(result.worstOffMs / 1000)} s)`,
  ].filter((fault) => fault !== false);
  return {
    isGood: faults.length === 0,
    report: { ...result, faults },
    lines:
      faults.length > 0
        ? faults
        : [`${callers} callers: all told, all called once, never more than ${mostInFlight} at a time, in ${result.virtualMinutes} min`],
  };
};
