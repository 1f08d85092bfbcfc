// SPDX-License-Identifier: MIT
import type { Case, CaseChange, CaseDetail, Summary } from '../api/wire-reconciliation';

const T0 = Date.parse('2026-11-22T12:00:00Z');

/** A moment so many seconds after 12:00:00. */
export function after(seconds: number): string {
  return new Date(T0 + seconds * 1_000).toISOString();
}

export const NOT_HANDLED = {
  acknowledged_by: null,
  acknowledged_at: null,
  assignee: null,
  accepted_until: null,
  comments: 0,
};

/** A matched case as lists carry it. */
export function aCase(key: string, facts: Partial<Case> = {}): Case {
  return {
    flow: 'order-fulfilment',
    version: 1,
    key,
    status: 'matched',
    reason: 'complete',
    revision: 3,
    verdict_id: `order-fulfilment:${key}:3`,
    findings: [],
    clouds: [],
    exposure: { amount: '0.00', currency: 'EUR' },
    opened_at: after(0),
    judged_at: after(20),
    closed_at: after(20),
    next_due: null,
    sentence: `${key} is matched, complete.`,
    handling: NOT_HANDLED,
    ...facts,
  };
}

/** The same as the live feed carries it. */
export function aChange(key: string, facts: Partial<CaseChange> = {}): CaseChange {
  const { handling, ...change } = aCase(key);
  return { ...change, revision: 4, verdict_id: `order-fulfilment:${key}:4`, ...facts };
}

function event(step: string, source: 'aws' | 'gcp' | 'azure', at: number, received = at + 0.2) {
  return {
    step,
    event_id: `${source}-${step}`,
    source,
    event_source: `//${source}`,
    occurred_at: after(at),
    received_at: after(received),
    time_assumed: false,
    content_hash: '00',
    late: false,
    out_of_order: false,
    values: {},
    standing: true,
  };
}

const MISMATCH = {
  kind: 'mismatch' as const,
  step: 'paid',
  cause: 'differs',
  detail: 'placed.amount is 100.10, paid.amount is 90: they differ by 10.10, 0.01 is allowed',
};
const ABSENT = {
  kind: 'missing' as const,
  step: 'reserved',
  cause: 'progress_passed',
  detail: 'reserved did not come from azure by 2026-11-22T12:00:45Z, and azure has moved on',
};

/** A case with one step in time, one that does not agree and one that is missing. */
export function aDetail(facts: Partial<CaseDetail> = {}): CaseDetail {
  const said = {
    status: 'mismatched' as const,
    reason: 'mismatch paid',
    sentence: `ORD-1 is mismatched: ${MISMATCH.detail}; ${ABSENT.detail}. 100.10 EUR hangs on it.`,
  };
  const step = (name: string, cloud: 'aws' | 'gcp' | 'azure', deadline: number) => ({
    step: name,
    clouds: [cloud],
    type: name,
    optional: false,
    deadline: after(deadline),
    state: 'present' as const,
  });
  return {
    ...aCase('ORD-1'),
    ...said,
    findings: [MISMATCH, ABSENT],
    clouds: ['gcp', 'azure'],
    exposure: { amount: '100.10', currency: 'EUR' },
    timeline: [event('placed', 'aws', 0), event('paid', 'gcp', 10)],
    steps: [
      step('placed', 'aws', 30),
      step('paid', 'gcp', 30),
      { ...step('reserved', 'azure', 45), state: 'missing' },
    ],
    agreements: [
      {
        left: 'placed.amount',
        left_value: '100.10',
        right: 'paid.amount',
        right_value: '90',
        difference: '10.10',
        tolerance: '0.01',
        holds: false,
      },
    ],
    evidence: { clock: after(46), overflow: 0, sightings: [], progress: [] },
    revisions: [
      { verdict_id: 'v1', revision: 1, ...said, status: 'pending', judged_at: after(0.2) },
      { verdict_id: 'v3', revision: 3, ...said, judged_at: after(46) },
    ],
    comments: [],
    ...facts,
  };
}

/** Sums that tie out. */
export const SUMMARY: Summary = {
  statuses: [
    { status: 'mismatched', cases: 1, exposure: [{ amount: '0.10', currency: 'EUR' }] },
    {
      status: 'missing',
      cases: 2,
      exposure: [
        { amount: '0.2', currency: 'EUR' },
        { amount: '9007199254740993.01', currency: 'USD' },
      ],
    },
    { status: 'undecided', cases: 0, exposure: [] },
    { status: 'pending', cases: 0, exposure: [] },
    { status: 'matched', cases: 97, exposure: [] },
  ],
  total: {
    cases: 100,
    exposure: [
      { amount: '0.30', currency: 'EUR' },
      { amount: '9007199254740993.01', currency: 'USD' },
    ],
  },
  match_rate: 0.97,
  open: 3,
  at_risk: [
    { amount: '0.30', currency: 'EUR' },
    { amount: '9007199254740993.01', currency: 'USD' },
  ],
  findings: [{ kind: 'missing', cases: 2 }],
  over_time: [
    {
      at: after(0),
      matched: 90,
      mismatched: 1,
      missing: 0,
      undecided: 0,
      pending: 0,
      findings: { mismatch: 1 },
    },
    {
      at: after(60),
      matched: 7,
      mismatched: 0,
      missing: 2,
      undecided: 0,
      pending: 0,
      findings: { missing: 2, late: 1 },
    },
  ],
  bucket_seconds: 60,
  ties_out: true,
};
