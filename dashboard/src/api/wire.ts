// SPDX-License-Identifier: MIT
/** Short names for the server's answers. Their shapes come from its OpenAPI document: `openapi.ts` is generated. */

import type { components } from './openapi';
import type { CaseChange } from './wire-reconciliation';

type Schemas = components['schemas'];

export type Cloud = Schemas['Cloud'];
export type HealthWord = Schemas['HealthStatus'];

/** One event as lists and the live feed carry it. `amount` is an exact decimal; never make it a number. */
export type HeliosEvent = Schemas['Event'];

/** An event read for a close look: its payload stays the server's text, because reading numbers would change them. */
export interface ExactEvent extends Omit<HeliosEvent, 'payload'> {
  payload_text: string | null;
}

export interface EventDetail extends Omit<Schemas['EventDetail'], 'payload' | 'copies'> {
  payload_text: string | null;
  copies: ExactEvent[];
}

export type JourneyStepName = Schemas['JourneyStep'];
export type Journey = Schemas['Journey'];
export type EventPage = Schemas['EventPage'];
export type Stats = Schemas['Stats'];
export type CloudBalance = Schemas['Counts'];
export type Balance = Schemas['BalanceSheet'];
export type Part = Schemas['PartHealth'];
export type DetailedHealth = Schemas['DetailedHealth'];
export type QuarantineStatus = Schemas['QuarantineStatus'];
export type QuarantineItem = Schemas['QuarantineItem'];
export type QuarantineDetail = Schemas['QuarantineDetail'];
export type QuarantinePage = Schemas['QuarantinePage'];
export type Released = Schemas['Released'];

/** What the live feed sends; OpenAPI describes no WebSocket, so the frames themselves are written here. */
export type Frame =
  | { type: 'hello'; position: string; server_time: string; version: string; heartbeat_seconds: number }
  | { type: 'events'; position: string; events: HeliosEvent[] }
  | { type: 'verdicts'; position: string; verdicts: CaseChange[] }
  | { type: 'gap'; missed: number; from: string; to: string; reason: 'slow_client' | 'too_old' }
  | { type: 'heartbeat'; position: string; server_time: string };
