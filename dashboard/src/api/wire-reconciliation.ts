// SPDX-License-Identifier: MIT
/** The words of docs/api.md, section "Reconciliation". Types only: nothing here runs. */
import type { Cloud } from './wire';

/** Gravest first. */
export type CaseStatus = 'mismatched' | 'missing' | 'undecided' | 'pending' | 'matched';

export type FindingKind =
  | 'missing'
  | 'late'
  | 'duplicate'
  | 'conflict'
  | 'mismatch'
  | 'out_of_order'
  | 'unexpected';

/** An exact decimal and its currency; never make the amount a number. */
export interface Money {
  amount: string;
  currency?: string | null;
}

export interface Finding {
  kind: FindingKind;
  /** Empty for the case as a whole. */
  step: string;
  cause: string;
  detail: string;
  left?: string;
  left_value?: string;
  right?: string;
  right_value?: string;
  difference?: string;
  tolerance?: string;
  event?: EventRef;
  first?: EventRef;
  cause_step?: string;
  cause_event?: EventRef;
}

/** An event as a finding names it. */
export interface EventRef {
  cloud: Cloud;
  source: string;
  id: string;
  content_hash: string;
  occurred_at: string;
  received_at: string;
}

export interface Handling {
  acknowledged_by: string | null;
  acknowledged_at: string | null;
  assignee: string | null;
  accepted_until: string | null;
  comments: number;
}

/** A case as the live feed carries it. */
export interface CaseChange {
  flow: string;
  version: number;
  key: string;
  status: CaseStatus;
  reason: string;
  /** Of an undecided case only. */
  waiting_for?: WaitingFor;
  revision: number;
  verdict_id: string;
  findings: Finding[];
  clouds: Cloud[];
  exposure: Money | null;
  opened_at: string;
  judged_at: string;
  closed_at: string | null;
  next_due: string | null;
  sentence: string;
}

/** A case as lists carry it. */
export interface Case extends CaseChange {
  handling: Handling;
}

export interface CasePage {
  items: Case[];
  next: string | null;
  has_more: boolean;
}

export interface TimelineEvent {
  step: string;
  event_id: string;
  source: Cloud;
  event_source: string | null;
  event_type: string;
  occurred_at: string;
  received_at: string;
  late: boolean;
  values: Record<string, string>;
  standing: boolean;
}

export type StepState = 'present' | 'missing' | 'pending' | 'undecided' | 'not_expected';

export interface ExpectedStep {
  step: string;
  clouds: Cloud[];
  type: string;
  optional: boolean;
  deadline: string | null;
  state: StepState;
}

export interface AgreementCheck {
  left: string;
  left_value: string | null;
  right: string;
  right_value: string | null;
  difference: string | null;
  tolerance: string | null;
  holds: boolean;
}

export interface SightingEvidence {
  step: string;
  cloud: Cloud;
  source: string;
  id: string;
  content_hash: string;
  occurred_at: string;
  received_at: string;
  time_assumed?: boolean;
  position?: string;
}

/** What an undecided case waits for: a source, or a cloud as a whole. */
export interface WaitingFor {
  cloud: Cloud;
  source?: string;
}

export interface ProgressEvidence {
  cloud: Cloud;
  /** Of a source that brings what is absent; absent for the cloud as a whole. */
  source?: string;
  newest: string;
  last_arrival: string;
  usual_gap_ms: number;
  /** Of clouds only: a source is held to its cloud's clock. */
  skew_s?: number;
}

export interface Evidence {
  /** How far the log had been read when it was judged. */
  clock?: string;
  overflow?: number;
  sightings?: SightingEvidence[];
  progress?: ProgressEvidence[];
  sources?: ProgressEvidence[];
}

export interface Revision {
  verdict_id: string;
  revision: number;
  status: CaseStatus;
  reason: string;
  judged_at: string;
  sentence: string;
}

export interface CaseComment {
  at: string;
  by: string;
  kind: string;
  text: string;
}

export interface CaseDetail extends Case {
  timeline: TimelineEvent[];
  steps: ExpectedStep[];
  agreements: AgreementCheck[];
  evidence: Evidence;
  revisions: Revision[];
  comments: CaseComment[];
}

export interface StatusSum {
  status: CaseStatus;
  cases: number;
  exposure: Money[];
}

export interface SummaryPoint {
  at: string;
  matched: number;
  mismatched: number;
  missing: number;
  undecided: number;
  findings: Partial<Record<FindingKind, number>>;
}

export interface Summary {
  statuses: StatusSum[];
  total: { cases: number; exposure: Money[] };
  match_rate: number | null;
  open: number;
  at_risk: Money[];
  findings: { kind: FindingKind; cases: number }[];
  over_time: SummaryPoint[];
  ties_out: boolean;
}

export interface Incident {
  id: string;
  cloud: Cloud;
  /** The source that is silent; null or absent for the cloud as a whole. */
  source?: string | null;
  since: string;
  until: string | null;
  undecided: number;
  sentence: string;
}

export type FlowState = 'draft' | 'active' | 'retired';

export interface FlowVersion {
  name: string;
  version: number;
  status: FlowState;
  created_at: string;
  activated_at: string | null;
  retired_at: string | null;
  text: string;
}

/** What is wrong with a flow's text; line 0 means the text as a whole. */
export interface FlowError {
  line: number;
  path: string;
  message: string;
  cure: string;
}

export interface ParsedStep {
  cloud: Cloud | Cloud[];
  type: string;
  deadline?: string;
  optional?: boolean;
  times?: number | { min?: number; max?: number };
}

/** A flow as the server understood it. */
export interface ParsedFlow {
  flow: string;
  version: number;
  key: string;
  window: string;
  lateness?: string;
  hold?: string;
  steps: Record<string, ParsedStep>;
  order?: string[][];
  agree?: { fields: string[]; tolerance?: string; sum?: boolean; currency?: string[] }[];
  closes?: { cloud: Cloud | Cloud[]; type: string; reason: string }[];
  exposure?: { amount: string; currency?: string };
}

export type FlowCheck = { valid: true; flow: ParsedFlow } | { valid: false; errors: FlowError[] };

export interface Moved {
  from: CaseStatus;
  to: CaseStatus;
  cases: number;
  exposure: Money[];
  examples: { key: string; was: CaseStatus; would_be: CaseStatus; sentence: string }[];
}

export interface WhatIf {
  cases: number;
  same: number;
  differ: number;
  moved: Moved[];
}

export interface Verified {
  verified: number;
  equal: number;
  different: { verdict_id: string; detail: string }[];
  events_missing: unknown[];
}
