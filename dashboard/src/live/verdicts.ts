// SPDX-License-Identifier: MIT
import type { CaseChange } from '../api/wire-reconciliation';
import { createStore, type OwnedStore, type Store } from './store';

export const CHANGES_KEPT = 2_000;

/** What changed of the cases since the page was opened, as far as it is kept. */
export interface Changes {
  /** The newest change of each case, oldest first, with the moment (this browser's clock) it came. */
  cases: ReadonlyMap<string, Arrived>;
  /** How many changes came in all. */
  received: number;
  /** Rises whenever changes may have been missed: what was read before must be read again. */
  missed: number;
}

export interface Arrived {
  change: CaseChange;
  at: number;
}

export function caseId(one: { flow: string; key: string }): string {
  return JSON.stringify([one.flow, one.key]);
}

/** The newest {@link CHANGES_KEPT} cases whose verdict changed. An older revision never replaces a newer one. */
export class VerdictWindow {
  readonly #view: OwnedStore<Changes> = createStore<Changes>({ cases: new Map(), received: 0, missed: 0 });
  readonly #cases = new Map<string, Arrived>();
  readonly #paint: () => void;
  #received = 0;
  #missed = 0;

  constructor(schedule: (paint: () => void) => () => void) {
    this.#paint = schedule(() =>
      this.#view.set({ cases: new Map(this.#cases), received: this.#received, missed: this.#missed }),
    );
  }

  get view(): Store<Changes> {
    return this.#view;
  }

  arrived(changes: readonly CaseChange[]): void {
    if (changes.length === 0) return;
    for (const change of changes) this.#keep(change);
    this.#received += changes.length;
    this.#paint();
  }

  /** Some changes may not have been sent to this page. */
  mayHaveMissed(): void {
    this.#missed += 1;
    this.#paint();
  }

  #keep(change: CaseChange): void {
    const id = caseId(change);
    const known = this.#cases.get(id);
    if (known !== undefined && known.change.revision > change.revision) return;
    this.#cases.delete(id);
    this.#cases.set(id, { change, at: Date.now() });
    for (const oldest of this.#cases.keys()) {
      if (this.#cases.size <= CHANGES_KEPT) return;
      this.#cases.delete(oldest);
    }
  }
}
