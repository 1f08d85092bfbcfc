// SPDX-License-Identifier: MIT
import type { HeliosEvent } from '../api/wire';

/** Which events have been seen, by position: the newest `capacity` of them. One owner. */
export class SeenPositions {
  readonly #capacity: number;
  readonly #positions = new Set<string>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Those that were not seen before, in their order; they are from now on. */
  unseen(events: readonly HeliosEvent[]): HeliosEvent[] {
    const unseen: HeliosEvent[] = [];
    for (const event of events) {
      if (this.#positions.has(event.position)) continue;
      this.#positions.add(event.position);
      unseen.push(event);
    }
    this.#forgetOldest();
    return unseen;
  }

  #forgetOldest(): void {
    let over = this.#positions.size - this.#capacity;
    for (const position of this.#positions) {
      if (over <= 0) return;
      this.#positions.delete(position);
      over -= 1;
    }
  }
}
