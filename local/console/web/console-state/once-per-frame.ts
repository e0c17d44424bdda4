/** A tab that is not shown has no frames: then this is how long it waits. */
const NO_FRAME_MS = 250;

/** Calls `work` once, in the next frame, however often it is asked for until then. */
export function oncePerFrame(work: () => void): () => void {
  let isPlanned = false;
  return () => {
    if (isPlanned) return;
    isPlanned = true;
    const run = () => {
      cancelAnimationFrame(frame);
      clearTimeout(late);
      isPlanned = false;
      work();
    };
    const frame = requestAnimationFrame(run);
    const late = setTimeout(run, NO_FRAME_MS);
  };
}
