// SPDX-License-Identifier: MIT
import type { Part } from '../../api/wire';
import { count, duration } from '../../ui/format';

const NAMES: Record<string, string> = {
  latency_ms: 'Latency',
  lag_events: 'Lag',
  lag_seconds: 'Behind by',
  in_flight: 'In flight',
  clients: 'Clients',
  detail: 'Detail',
};

/** A part's figures in the order the server gives them, each with a name and a unit; what is null is left out. */
export function figuresOf(part: Part): { name: string; value: string }[] {
  return Object.entries(part)
    .filter(([key, value]) => key !== 'status' && value !== null && value !== undefined && value !== '')
    .map(([key, value]) => ({ name: NAMES[key] ?? worded(key), value: figure(key, value) }));
}

function figure(key: string, value: unknown): string {
  if (typeof value !== 'number') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (key.endsWith('_ms')) return duration(value);
  if (key.endsWith('_seconds')) return duration(value * 1000);
  if (key.endsWith('_events')) return `${count(value)} ${value === 1 ? 'event' : 'events'}`;
  return Number.isInteger(value) ? count(value) : value.toFixed(2);
}

function worded(key: string): string {
  const words = key.replace(/_(ms|seconds|events)$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
