// SPDX-License-Identifier: MIT
import type { Frame } from '../api/wire';

const KNOWN = new Set<string>(['hello', 'events', 'verdicts', 'gap', 'heartbeat']);

/**
 * A frame; null for a kind that this build does not know (a newer server may send more); 'unreadable' for text
 * that is no frame.
 */
export function readFrame(text: string): Frame | null | 'unreadable' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (value === null || typeof value !== 'object' || !('type' in value)) return 'unreadable';
  if (typeof value.type !== 'string') return 'unreadable';
  return KNOWN.has(value.type) ? (value as Frame) : null;
}

/** Where the feed lives, for a page at `place`; `after` resumes. */
export function feedUrl(place: { protocol: string; host: string }, after: string | null): string {
  const scheme = place.protocol === 'https:' ? 'wss' : 'ws';
  const query = after === null ? '' : `?after=${encodeURIComponent(after)}`;
  return `${scheme}://${place.host}/api/v1/ws/events${query}`;
}
