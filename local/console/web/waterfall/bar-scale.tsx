import type { Interval } from './bars';

const WIDTH = 1_000;
/** What took no time to speak of is still seen. */
const THINNEST = 3;

interface Props {
  readonly totalMs: number;
  readonly intervals: readonly Interval[];
  readonly class: string;
}

/** Intervals on the scale of the whole. */
export function BarScale({ totalMs, intervals, class: name }: Props) {
  const scale = totalMs > 0 ? WIDTH / totalMs : 0;
  return (
    <svg class="bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
      {intervals.map(({ startMs, ms }) => {
        const width = Math.max(THINNEST, ms * scale);
        return <rect key={startMs} class={name} x={Math.min(startMs * scale, WIDTH - THINNEST)} y="0" width={width} height="10" />;
      })}
    </svg>
  );
}
