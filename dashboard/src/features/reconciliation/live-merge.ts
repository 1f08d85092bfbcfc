// SPDX-License-Identifier: MIT
import type { Case } from '../../api/wire-reconciliation';
import { type Arrived, caseId } from '../../live/verdicts';
import { type CaseFilter, fits } from './filter';

export interface LiveCase {
  case: Case;
  /** Its verdict changed since the list was read. */
  changed: boolean;
  /** It no longer belongs to what the filter lists; it stays where it is until the list is read again. */
  left: boolean;
}

export interface Merged {
  rows: readonly LiveCase[];
  /** How many cases would come into the list or leave it if it were read again. */
  waiting: number;
}

/**
 * The list with what changed since `readAt` put in place: no row moves, comes or goes under the reader's eyes. Cases
 * that are not in the list and would be are counted.
 */
export function mergeLive(
  listed: readonly Case[],
  changes: ReadonlyMap<string, Arrived>,
  filter: CaseFilter,
  readAt: number,
  nowMs: number,
): Merged {
  const seen = new Set<string>();
  let waiting = 0;
  const rows = listed.map((one) => {
    const id = caseId(one);
    seen.add(id);
    const change = changes.get(id)?.change;
    if (change === undefined || change.revision <= one.revision)
      return { case: one, changed: false, left: false };
    const left = !fits(change, filter, nowMs);
    if (left) waiting += 1;
    return { case: { ...change, handling: one.handling }, changed: true, left };
  });
  for (const [id, { change, at }] of changes) {
    if (at >= readAt && !seen.has(id) && fits(change, filter, nowMs)) waiting += 1;
  }
  return { rows, waiting };
}
