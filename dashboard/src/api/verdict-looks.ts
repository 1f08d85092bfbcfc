// SPDX-License-Identifier: MIT
import type { CaseStatus, FindingKind } from './wire-reconciliation';

/** How a status is shown everywhere: a word, a colour and a drawing, so that colour is never alone. */
export interface StatusLook {
  label: string;
  tone: 'good' | 'warn' | 'bad' | 'neutral' | 'purple';
  icon: 'check' | 'clock' | 'help' | 'gone' | 'unequal';
  means: string;
}

/** Gravest first, as the server orders them. */
export const STATUSES: readonly CaseStatus[] = ['mismatched', 'missing', 'undecided', 'pending', 'matched'];

const STATUS_LOOKS: Record<CaseStatus, StatusLook> = {
  mismatched: { label: 'mismatched', tone: 'bad', icon: 'unequal', means: 'the clouds do not agree' },
  missing: { label: 'missing', tone: 'warn', icon: 'gone', means: 'a step did not come' },
  undecided: { label: 'undecided', tone: 'purple', icon: 'help', means: 'a silent cloud keeps it open' },
  pending: { label: 'pending', tone: 'neutral', icon: 'clock', means: 'a step may still come' },
  matched: { label: 'matched', tone: 'good', icon: 'check', means: 'the clouds agree' },
};

export function isStatus(text: string): text is CaseStatus {
  return Object.hasOwn(STATUS_LOOKS, text);
}

/** The look of a status; one this build does not know keeps its own name. */
export function statusLook(status: string): StatusLook {
  return isStatus(status)
    ? STATUS_LOOKS[status]
    : { label: status, tone: 'neutral', icon: 'help', means: 'unknown to this dashboard' };
}

/** In the order of a chart's layers. */
export const FINDINGS: readonly FindingKind[] = [
  'missing',
  'mismatch',
  'duplicate',
  'conflict',
  'unexpected',
  'out_of_order',
  'late',
];

export function isFinding(text: string): text is FindingKind {
  return FINDINGS.some((kind) => kind === text);
}

/** A finding's kind as people say it. */
export function findingLabel(kind: string): string {
  return kind.replaceAll('_', ' ');
}
