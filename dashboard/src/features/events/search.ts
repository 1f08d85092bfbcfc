// SPDX-License-Identifier: MIT
import { CLOUDS } from '../../api/clouds';
import type { EventQuery } from '../../api/events';
import type { Cloud } from '../../api/wire';

/** A search as the address holds it. Times are RFC 3339 or relative, like `now-15m`; empty means no limit. */
export interface Search {
  clouds: readonly Cloud[];
  type: string;
  key: string;
  customer: string;
  from: string;
  to: string;
  q: string;
  conflict: boolean;
}

export const NO_SEARCH: Search = {
  clouds: [],
  type: '',
  key: '',
  customer: '',
  from: '',
  to: '',
  q: '',
  conflict: false,
};

export function readSearch(url: URLSearchParams): Search {
  const named = (url.get('cloud') ?? '').split(',');
  const text = (name: string) => url.get(name) ?? '';
  return {
    clouds: CLOUDS.filter((cloud) => named.includes(cloud)),
    type: text('type'),
    key: text('key'),
    customer: text('customer'),
    from: text('from'),
    to: text('to'),
    q: text('q'),
    conflict: url.get('conflict') === 'true',
  };
}

export function writeSearch(search: Search): Record<string, string | null> {
  return {
    cloud: search.clouds.join(',') || null,
    type: search.type || null,
    key: search.key || null,
    customer: search.customer || null,
    from: search.from || null,
    to: search.to || null,
    q: search.q || null,
    conflict: search.conflict ? 'true' : null,
  };
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A relative time as RFC 3339 at `nowMs`; any other text as it is. */
export function resolveTime(text: string, nowMs: number): string {
  const parts = /^now(?:-(\d{1,6})([smhd]))?$/.exec(text);
  if (parts === null) return text;
  const back = Number(parts[1] ?? 0) * (UNITS[parts[2] ?? 's'] ?? 0);
  return new Date(nowMs - back).toISOString();
}

/** What the server is asked, with relative times made absolute. */
export function toQuery(search: Search, nowMs: number): EventQuery {
  return {
    cloud: search.clouds.join(','),
    type: search.type,
    key: search.key,
    customer: search.customer,
    from: resolveTime(search.from, nowMs),
    to: resolveTime(search.to, nowMs),
    q: search.q,
    conflict: search.conflict ? 'true' : '',
  };
}

/** `2026-11-22T12:00` of a local date-time input as RFC 3339 UTC, and back; empty for what is no time. */
export function fromLocalInput(text: string): string {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString();
}

export function toLocalInput(iso: string): string {
  const at = new Date(iso);
  if (iso === '' || Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
