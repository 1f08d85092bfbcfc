// SPDX-License-Identifier: MIT
/** The server's words, as docs/api.md writes them. Types only: nothing here runs. */
import type { CaseChange } from './wire-reconciliation';

export type Cloud = 'aws' | 'gcp' | 'azure' | 'direct';

export type HealthWord = 'healthy' | 'degraded' | 'unavailable' | 'not_configured';

/** One event as lists and the live feed carry it. `amount` is an exact decimal; never make it a number. */
export interface HeliosEvent {
  event_id: string;
  event_type: string;
  source: Cloud;
  order_id: string | null;
  customer_id: string | null;
  amount: string | null;
  currency: string | null;
  payload: unknown;
  payload_truncated?: boolean;
  occurred_at: string;
  ingested_at: string;
  position: string;
  event_source: string | null;
  key: string | null;
  subject: string | null;
  content_type: string | null;
  content_hash: string;
  conflict: boolean;
  time_assumed: boolean;
  replay: string | null;
}

/** An event read for a close look: its payload stays the server's text, because reading numbers would change them. */
export interface ExactEvent extends Omit<HeliosEvent, 'payload'> {
  payload_text: string | null;
}

export interface EventDetail extends ExactEvent {
  stored_at: string | null;
  extensions: Record<string, string>;
  data_sha256: string;
  data_bytes: number;
  copies: ExactEvent[];
}

export type JourneyStepName = 'occurred' | 'received' | 'logged' | 'stored' | 'fed';

export interface Journey {
  event_id: string;
  source: Cloud;
  steps: { step: JourneyStepName; at: string | null; after_ms: number | null; detail: string | null }[];
  redeliveries: { received_at: string; route: string }[];
}

export interface EventPage {
  items: HeliosEvent[];
  next: string | null;
  has_more: boolean;
  examined?: number;
}

export interface Stats {
  total_events: number;
  events_by_source: Record<Cloud, number>;
  last_24h: number;
  health: { database: HealthWord; redis: HealthWord; kafka: HealthWord };
  rates: { per_second_10s: number; per_second_1m: number; by_source_1m: Record<Cloud, number> };
  quarantine_open: number;
  conflicts: number;
  duplicates: number;
  open_cases: number | null;
  balanced: boolean | null;
  timestamp: string;
}

export interface CloudBalance {
  received: number;
  admitted: number;
  duplicate: number;
  quarantined: number;
  refused: number;
  stored: number;
}

export interface Balance extends CloudBalance {
  balanced: boolean;
  idle: boolean;
  judged: number | null;
  outside_flows: number | null;
  log: { end: number; read: number; lag: number };
  by_cloud: Partial<Record<Cloud, CloudBalance>>;
  equations: { equation: string; left: number; right: number; holds: boolean }[];
  timestamp: string;
}

export interface Part {
  status: HealthWord;
  latency_ms?: number | null;
  detail?: string | null;
  [figure: string]: unknown;
}

export interface DetailedHealth {
  status: HealthWord;
  database: HealthWord;
  redis: HealthWord;
  kafka: HealthWord;
  websocket: HealthWord;
  uptime: number;
  version: string;
  timestamp: string;
  parts: Record<string, Part>;
  modes: Record<string, string>;
}

export type QuarantineStatus = 'open' | 'released' | 'discarded';

export interface QuarantineItem {
  id: string;
  received_at: string;
  source: Cloud;
  route: string;
  reason: string;
  detail: string;
  content_type: string | null;
  size: number;
  status: QuarantineStatus;
  closed_at: string | null;
  closed_note: string | null;
  released_event_id: string | null;
}

export interface QuarantineDetail extends QuarantineItem {
  headers: Record<string, string>;
  body: string;
  body_encoding: 'utf-8' | 'base64';
}

export interface QuarantinePage {
  items: QuarantineItem[];
  next: string | null;
  has_more: boolean;
  open: number;
}

export interface Released {
  status: 'accepted' | 'duplicate';
  event_id: string;
}

export type Frame =
  | { type: 'hello'; position: string; server_time: string; version: string; heartbeat_seconds: number }
  | { type: 'events'; position: string; events: HeliosEvent[] }
  | { type: 'verdicts'; position: string; verdicts: CaseChange[] }
  | { type: 'gap'; missed: number; from: string; to: string; reason: 'slow_client' | 'too_old' }
  | { type: 'heartbeat'; position: string; server_time: string };
