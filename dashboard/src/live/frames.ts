// SPDX-License-Identifier: MIT
import type { Frame } from '../api/wire';

const KNOWN = new Set<string>(['hello', 'events', 'verdicts', 'gap', 'heartbeat']);

/** A frame, or null for text that is none or a kind this build does not know (a newer server may send more). */
export function readFrame(text: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (value === null || typeof value !== 'object' || !('type' in value)) return null;
  if (typeof value.type !== 'string' || !KNOWN.has(value.type)) return null;
  return value as Frame;
}

/** Where the feed lives, for a page at `place`; `after` resumes. */
export function feedUrl(place: { protocol: string; host: string }, after: string | null): string {
  const scheme = place.protocol === 'https:' ? 'wss' : 'ws';
  const query = after === null ? '' : `?after=${encodeURIComponent(after)}`;
  return `${scheme}://${place.host}/api/v1/ws/events${query}`;
}
