// SPDX-License-Identifier: MIT
import { CLOUDS } from '../../api/clouds';
import type { CaseQuery } from '../../api/reconciliation';
import { FINDINGS, STATUSES } from '../../api/verdict-looks';
import type { Cloud } from '../../api/wire';
import type { CaseChange, CaseStatus, FindingKind } from '../../api/wire-reconciliation';
import { compareDecimals } from '../../ui/exact-decimal';

/** Which cases are listed, as the address holds it. Empty says nothing. `olderThan` is like `10m`. */
export interface CaseFilter {
  statuses: readonly CaseStatus[];
  findings: readonly FindingKind[];
  clouds: readonly Cloud[];
  flow: string;
  key: string;
  minAmount: string;
  olderThan: string;
  open: boolean;
}

export const NO_CASE_FILTER: CaseFilter = {
  statuses: [],
  findings: [],
  clouds: [],
  flow: '',
  key: '',
  minAmount: '',
  olderThan: '',
  open: false,
};

/** The names this filter has in the address. */
export const FILTER_NAMES = ['status', 'finding', 'cloud', 'flow', 'key', 'min_amount', 'older_than', 'open'];

export function readCaseFilter(url: URLSearchParams): CaseFilter {
  const list = (name: string) => (url.get(name) ?? '').split(',');
  const [statuses, findings, clouds] = [list('status'), list('finding'), list('cloud')];
  return {
    statuses: STATUSES.filter((status) => statuses.includes(status)),
    findings: FINDINGS.filter((kind) => findings.includes(kind)),
    clouds: CLOUDS.filter((cloud) => clouds.includes(cloud)),
    flow: url.get('flow') ?? '',
    key: url.get('key') ?? '',
    minAmount: url.get('min_amount') ?? '',
    olderThan: url.get('older_than') ?? '',
    open: url.get('open') === 'true',
  };
}

export function writeCaseFilter(filter: CaseFilter): Record<string, string | null> {
  return {
    status: filter.statuses.join(',') || null,
    finding: filter.findings.join(',') || null,
    cloud: filter.clouds.join(',') || null,
    flow: filter.flow || null,
    key: filter.key || null,
    min_amount: filter.minAmount || null,
    older_than: filter.olderThan || null,
    open: filter.open ? 'true' : null,
  };
}

/** What the server is asked: the same words as in the address. */
export function toCaseQuery(filter: CaseFilter): CaseQuery {
  const said = Object.entries(writeCaseFilter(filter)).filter(([, value]) => value !== null);
  return Object.fromEntries(said);
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `10m` in milliseconds; null for what is no age. */
export function ageMs(text: string): number | null {
  const parts = /^(\d{1,6})([smhd])$/.exec(text);
  return parts === null ? null : Number(parts[1]) * (UNITS[parts[2] ?? ''] ?? 0);
}

const among = <T>(wanted: readonly T[], found: readonly T[]) =>
  wanted.length === 0 || found.some((one) => wanted.includes(one));

function atLeast(one: CaseChange, minAmount: string): boolean {
  if (minAmount === '') return true;
  return one.exposure !== null && (compareDecimals(one.exposure.amount, minAmount) ?? -1) >= 0;
}

/** Whether a case belongs to what this filter lists, judged here as the server judges it. */
export function fits(one: CaseChange, filter: CaseFilter, nowMs: number): boolean {
  const age = ageMs(filter.olderThan);
  return (
    among(filter.statuses, [one.status]) &&
    among(
      filter.findings,
      one.findings.map((finding) => finding.kind),
    ) &&
    among(filter.clouds, one.clouds) &&
    (filter.flow === '' || one.flow === filter.flow) &&
    (filter.key === '' || one.key === filter.key) &&
    atLeast(one, filter.minAmount) &&
    (age === null || nowMs - Date.parse(one.opened_at) >= age) &&
    (!filter.open || one.closed_at === null)
  );
}
