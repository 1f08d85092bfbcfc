// SPDX-License-Identifier: MIT
import { useState } from 'react';
import { FINDINGS, findingLabel } from '../../api/verdict-looks';
import type { FindingKind, SummaryPoint } from '../../api/wire-reconciliation';
import { count, fullTime } from '../../ui/format';
import { FindingsTable } from './FindingsTable';
import {
  type FindingBar,
  findingBars,
  findingsInWords,
  findingTotals,
  totalOf,
  yTicks,
} from './findings-series';

const LABELS_MAX = 8;

function fill(kind: FindingKind): string {
  return `var(--chart-${FINDINGS.indexOf(kind) + 1})`;
}

/** A minute, with its day where the chart spans several. */
export function minuteOf(at: number): string {
  return fullTime(new Date(at).toISOString()).slice(0, 16);
}

/** Findings by kind over time, stacked, with a legend that counts and a table that says the same. */
export function FindingsChart({ points }: { points: readonly SummaryPoint[] }) {
  const [over, setOver] = useState<number | null>(null);
  const bars = findingBars(points);
  const totals = findingTotals(bars);
  if (totals.length === 0)
    return <p className="py-10 text-center text-sm text-ink-soft">No findings in the time shown.</p>;
  const shown = over === null ? undefined : bars[over];
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="sr-only">{findingsInWords(bars)}</figcaption>
      <Bars bars={bars} kinds={totals.map((each) => each.kind)} over={over} onOver={setOver} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {totals.map(({ kind, found }) => (
          <li key={kind} className="flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2.5 rounded-sm" style={{ background: fill(kind) }} />
            {findingLabel(kind)}
            <span className="text-ink-soft tabular-nums">
              {count(shown === undefined ? found : (shown.findings[kind] ?? 0))}
            </span>
          </li>
        ))}
        <li aria-hidden="true" className="ml-auto text-xs text-ink-soft tabular-nums max-sm:hidden">
          {shown === undefined ? 'in the time shown' : `from ${minuteOf(shown.at)}`}
        </li>
      </ul>
      <FindingsTable bars={bars} kinds={totals.map((each) => each.kind)} />
    </figure>
  );
}

interface BarsProps {
  bars: readonly FindingBar[];
  kinds: readonly FindingKind[];
  over: number | null;
  onOver: (index: number | null) => void;
}

function Bars({ bars, kinds, over, onOver }: BarsProps) {
  const ticks = yTicks(Math.max(...bars.map(totalOf)));
  const top = ticks.at(-1) ?? 1;
  return (
    <div
      aria-hidden="true"
      className="@container grid grid-cols-[2.25rem_minmax(0,1fr)] text-xs text-ink-soft"
    >
      <div className="relative h-44">
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-2 translate-y-1/2 tabular-nums"
            style={{ bottom: `${(tick / top) * 100}%` }}
          >
            {count(tick)}
          </span>
        ))}
      </div>
      <div className="relative flex h-44 border-b border-line-strong/60" onPointerLeave={() => onOver(null)}>
        {ticks.slice(1).map((tick) => (
          <span
            key={tick}
            className="absolute inset-x-0 border-t border-line"
            style={{ bottom: `${(tick / top) * 100}%` }}
          />
        ))}
        {bars.map((bar, index) => (
          <div
            key={bar.at}
            onPointerEnter={() => onOver(index)}
            className={`relative flex min-w-0 flex-1 flex-col-reverse px-px ${over === index ? 'bg-line/60' : ''}`}
          >
            {kinds.map((kind) => (
              <span
                key={kind}
                className="w-full max-w-12 self-center border-t border-surface first:border-t-0"
                style={{ height: `${((bar.findings[kind] ?? 0) / top) * 100}%`, background: fill(kind) }}
                hidden={!bar.findings[kind]}
              />
            ))}
          </div>
        ))}
      </div>
      <span />
      <TimeLabels bars={bars} />
    </div>
  );
}

function TimeLabels({ bars }: { bars: readonly FindingBar[] }) {
  const every = Math.max(1, Math.ceil(bars.length / LABELS_MAX));
  const days = new Set(bars.map((bar) => minuteOf(bar.at).slice(0, 10))).size > 1;
  return (
    <div className="relative h-6 tabular-nums">
      {bars.map((bar, index) =>
        index % every === Math.floor(every / 2) ? (
          <span
            key={bar.at}
            className={`absolute top-1 -translate-x-1/2 whitespace-nowrap ${(index - Math.floor(every / 2)) % (2 * every) === 0 ? '' : 'hidden @2xl:inline'}`}
            style={{ left: `${((index + 0.5) / bars.length) * 100}%` }}
          >
            {days ? minuteOf(bar.at).slice(5) : minuteOf(bar.at).slice(11)}
          </span>
        ) : null,
      )}
    </div>
  );
}
