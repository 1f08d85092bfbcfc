// SPDX-License-Identifier: MIT
import type { Cloud, HeliosEvent } from '../api/wire';

/** What a row needs of an event; the payload is left behind, so that 5,000 rows stay small. */
export interface Row {
  kind: 'event';
  sequence: number;
  id: string;
  type: string;
  source: Cloud;
  orderId: string | null;
  customerId: string | null;
  amount: string | null;
  currency: string | null;
  key: string | null;
  ingestedAt: string;
  position: string;
  conflict: boolean;
  replay: boolean;
}

/** Events this connection was not sent: a visible row, never a silent hole. */
export interface Gap {
  kind: 'gap';
  sequence: number;
  missed: number;
  reason: string;
}

export type Entry = Row | Gap;

export interface LiveFilter {
  clouds: readonly Cloud[];
  type: string;
  text: string;
}

export const NO_FILTER: LiveFilter = { clouds: [], type: '', text: '' };

export function toRow(event: HeliosEvent, sequence: number): Row {
  return {
    kind: 'event',
    sequence,
    id: event.event_id,
    type: event.event_type,
    source: event.source,
    orderId: event.order_id,
    customerId: event.customer_id,
    amount: event.amount,
    currency: event.currency,
    key: event.key,
    ingestedAt: event.ingested_at,
    position: event.position,
    conflict: event.conflict,
    replay: event.replay !== null && event.replay !== undefined,
  };
}

/** `entries` (oldest first) with `more` after them, cut to `capacity`. Cuts only once a tenth is over. */
export function append(
  entries: readonly Entry[],
  more: readonly Entry[],
  capacity: number,
): readonly Entry[] {
  if (more.length === 0) return entries;
  const all = entries.concat(more);
  return all.length > capacity * 1.1 ? all.slice(-capacity) : all;
}

export function matches(entry: Entry, filter: LiveFilter): boolean {
  if (entry.kind === 'gap') return true;
  if (filter.clouds.length > 0 && !filter.clouds.includes(entry.source)) return false;
  if (filter.type !== '' && entry.type !== filter.type) return false;
  if (filter.text === '') return true;
  const wanted = filter.text.toLowerCase();
  const fields = [
    entry.id,
    entry.type,
    entry.orderId,
    entry.customerId,
    entry.key,
    entry.amount,
    entry.currency,
  ];
  return fields.some((field) => field?.toLowerCase().includes(wanted));
}

/** The newest `count` entries that match, newest first. */
export function newest(entries: readonly Entry[], filter: LiveFilter, count: number): Entry[] {
  const found: Entry[] = [];
  for (let at = entries.length - 1; at >= 0 && found.length < count; at -= 1) {
    const entry = entries[at];
    if (entry !== undefined && matches(entry, filter)) found.push(entry);
  }
  return found;
}

/** The moments just before and just after a gap, by the rows around it; null where none is known. */
export function around(entries: readonly Entry[], gap: Gap): { from: string | null; to: string | null } {
  const at = entries.indexOf(gap);
  const isRow = (entry: Entry): entry is Row => entry.kind === 'event';
  const before = entries.slice(0, Math.max(0, at)).findLast(isRow);
  const after = at < 0 ? undefined : entries.slice(at + 1).find(isRow);
  return { from: before?.ingestedAt ?? null, to: after?.ingestedAt ?? null };
}

/** `entries` with a gap's place taken by what was found of it; what is still missing stays a gap before it. */
export function fill(
  entries: readonly Entry[],
  gap: Gap,
  found: readonly Row[],
  stillMissed: number,
): readonly Entry[] {
  const at = entries.indexOf(gap);
  if (at < 0) return entries;
  const rest: Entry[] = stillMissed > 0 ? [{ ...gap, missed: stillMissed }] : [];
  return [...entries.slice(0, at), ...rest, ...found, ...entries.slice(at + 1)];
}
