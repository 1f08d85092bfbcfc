// SPDX-License-Identifier: MIT
import type { Cloud } from '../api/wire';

export const BUCKET_MS = 2_000;
export const BUCKETS = 150;
/** A picture of less time than this would say too little. */
const SHORTEST = 30;

/** Events a second in one bucket; `at` is the bucket's start in epoch milliseconds. */
export interface Rate extends Record<Cloud, number> {
  at: number;
}

/**
 * Counts of the last five minutes by the moment the server took the event in, so that a catch-up after a break
 * fills the hole it left instead of making a peak. Holds {@link BUCKETS} buckets, whatever the rate.
 */
export class Throughput {
  readonly #counts = new Map<number, Record<Cloud, number>>();

  count(source: Cloud, atMs: number): void {
    if (!Number.isFinite(atMs)) return;
    const bucket = Math.floor(atMs / BUCKET_MS);
    let counts = this.#counts.get(bucket);
    if (counts === undefined) {
      counts = { aws: 0, gcp: 0, azure: 0, direct: 0 };
      this.#counts.set(bucket, counts);
      this.#forget();
    }
    if (Object.hasOwn(counts, source)) counts[source] += 1;
  }

  /**
   * Oldest first, one for every bucket since `sinceMs` (at least a minute, at most five), up to the last complete one
   * before `nowMs`.
   */
  series(nowMs: number, sinceMs = 0): Rate[] {
    const last = Math.floor(nowMs / BUCKET_MS) - 1;
    const length = Math.min(BUCKETS, Math.max(SHORTEST, last - Math.floor(sinceMs / BUCKET_MS)));
    const perSecond = 1000 / BUCKET_MS;
    return Array.from({ length }, (_, index) => {
      const bucket = last - length + 1 + index;
      const counts = this.#counts.get(bucket);
      return {
        at: bucket * BUCKET_MS,
        aws: (counts?.aws ?? 0) * perSecond,
        gcp: (counts?.gcp ?? 0) * perSecond,
        azure: (counts?.azure ?? 0) * perSecond,
        direct: (counts?.direct ?? 0) * perSecond,
      };
    });
  }

  #forget(): void {
    if (this.#counts.size <= BUCKETS * 2) return;
    const keep = Math.max(...this.#counts.keys()) - BUCKETS;
    for (const bucket of this.#counts.keys()) if (bucket < keep) this.#counts.delete(bucket);
    // A wrong clock may scatter buckets into the future: the oldest written go first.
    for (const bucket of this.#counts.keys()) {
      if (this.#counts.size <= BUCKETS * 2) return;
      this.#counts.delete(bucket);
    }
  }
}
