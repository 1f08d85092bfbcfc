// SPDX-License-Identifier: MIT

/** Runs `paint` soon after it is asked for, at most once a frame and once in `minMs`; one waiting request at a time. */
export function paintScheduler(paint: () => void, minMs: number): () => void {
  let waiting = false;
  let last = Number.NEGATIVE_INFINITY;
  const run = () => {
    waiting = false;
    last = performance.now();
    paint();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    const wait = Math.max(0, last + minMs - performance.now());
    if (wait > 0) setTimeout(() => requestAnimationFrame(run), wait);
    else requestAnimationFrame(run);
  };
}
