// SPDX-License-Identifier: MIT
import { FINDINGS, findingLabel } from '../../api/verdict-looks';
import type { FindingKind, SummaryPoint } from '../../api/wire-reconciliation';
import { count } from '../../ui/format';

/** More bars than this say no more on a screen. */
const BARS_MAX = 120;

export interface FindingBar {
  at: number;
  findings: Partial<Record<FindingKind, number>>;
}

/** The newest findings over time, two neighbours made one as often as it takes to stay readable. */
export function findingBars(points: readonly SummaryPoint[]): FindingBar[] {
  let bars: FindingBar[] = points.map((point) => ({ at: Date.parse(point.at), findings: point.findings }));
  while (bars.length > BARS_MAX) {
    bars = bars.flatMap((bar, index) => {
      if (index % 2 === 1) return [];
      const next = bars[index + 1];
      return [next === undefined ? bar : { at: bar.at, findings: sum(bar, next) }];
    });
  }
  return bars;
}

function sum(one: FindingBar, other: FindingBar): Partial<Record<FindingKind, number>> {
  const added: Partial<Record<FindingKind, number>> = {};
  for (const kind of FINDINGS) {
    const both = (one.findings[kind] ?? 0) + (other.findings[kind] ?? 0);
    if (both > 0) added[kind] = both;
  }
  return added;
}

/** How many findings of each kind there are in the time shown, most first. */
export function findingTotals(bars: readonly FindingBar[]): { kind: FindingKind; found: number }[] {
  return FINDINGS.map((kind) => ({
    kind,
    found: bars.reduce((all, bar) => all + (bar.findings[kind] ?? 0), 0),
  })).filter((each) => each.found > 0);
}

/** What the picture shows, in words. */
export function findingsInWords(bars: readonly FindingBar[]): string {
  const totals = findingTotals(bars).sort((one, other) => other.found - one.found);
  if (totals.length === 0) return 'No findings in the time shown.';
  const all = totals.reduce((sum, each) => sum + each.found, 0);
  const kinds = totals.map((each) => `${findingLabel(each.kind)} ${count(each.found)}`).join(', ');
  return `${count(all)} ${all === 1 ? 'finding' : 'findings'} in the time shown: ${kinds}.`;
}

export function totalOf(bar: FindingBar): number {
  return FINDINGS.reduce((all, kind) => all + (bar.findings[kind] ?? 0), 0);
}

/** Round whole numbers from 0 to at least `most`, at most five of them. */
export function yTicks(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 4)));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => most / each <= 4) ?? power * 10;
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, index) => index * step);
}
