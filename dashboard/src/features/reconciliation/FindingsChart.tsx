// SPDX-License-Identifier: MIT
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { FINDINGS, findingLabel } from '../../api/verdict-looks';
import type { FindingKind, SummaryPoint } from '../../api/wire-reconciliation';
import { count, fullTime } from '../../ui/format';
import { type FindingBar, findingBars, findingsInWords, findingTotals } from './findings-series';

const HEIGHT = 196;
const TICK = { fontSize: 12, fill: 'var(--ink-soft)' };
const fill = (kind: FindingKind) => `var(--chart-${FINDINGS.indexOf(kind) + 1})`;

function tickTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** Findings by kind over time, stacked, with a legend that counts and a table that says the same. */
export default function FindingsChart({ points }: { points: readonly SummaryPoint[] }) {
  const bars = findingBars(points);
  const totals = findingTotals(bars);
  if (totals.length === 0)
    return <p className="py-10 text-center text-sm text-ink-soft">No findings in the time shown.</p>;
  return (
    <figure className="flex flex-col gap-3">
      <figcaption className="sr-only">{findingsInWords(bars)}</figcaption>
      <div aria-hidden="true">
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <BarChart
            data={bars}
            margin={{ top: 4, right: 8, bottom: 0, left: 0 }}
            barCategoryGap={1}
            accessibilityLayer={false}
            tabIndex={-1}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              tickFormatter={tickTime}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              minTickGap={48}
            />
            <YAxis
              width={34}
              tick={TICK}
              tickLine={false}
              axisLine={false}
              allowDecimals={false}
              tickCount={4}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--well)' }}
              labelFormatter={(at) => fullTime(new Date(Number(at)).toISOString()).slice(0, 16)}
              formatter={(value, name) => [count(Number(value)), findingLabel(String(name))]}
              contentStyle={{
                background: 'var(--surface)',
                border: '1px solid var(--line)',
                borderRadius: 8,
                fontSize: 12,
              }}
              itemStyle={{ color: 'var(--ink)', padding: 0 }}
            />
            {totals.map(({ kind }) => (
              <Bar
                key={kind}
                name={kind}
                dataKey={(bar: FindingBar) => bar.findings[kind] ?? 0}
                stackId="findings"
                fill={fill(kind)}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {totals.map(({ kind, found }) => (
          <li key={kind} className="flex items-center gap-1.5">
            <span aria-hidden="true" className="size-2.5 rounded-sm" style={{ background: fill(kind) }} />
            {findingLabel(kind)}
            <span className="text-ink-soft tabular-nums">{count(found)}</span>
          </li>
        ))}
      </ul>
      <AsTable bars={bars} kinds={totals.map((each) => each.kind)} />
    </figure>
  );
}

function AsTable({ bars, kinds }: { bars: readonly FindingBar[]; kinds: readonly FindingKind[] }) {
  const told = bars.filter((bar) => kinds.some((kind) => bar.findings[kind])).toReversed();
  return (
    <details className="text-sm">
      <summary className="min-h-9 content-center self-start text-xs font-medium text-accent">
        As a table
      </summary>
      <div className="max-h-64 overflow-auto" tabIndex={0}>
        <table className="w-full min-w-md text-right text-xs tabular-nums">
          <caption className="sr-only">Findings by kind over time, newest first</caption>
          <thead>
            <tr className="border-b border-line text-ink-soft">
              <th scope="col" className="py-1 text-left font-medium">
                From
              </th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" className="px-2 font-medium">
                  {findingLabel(kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.map((bar) => (
              <tr key={bar.at} className="border-b border-line">
                <th scope="row" className="py-1 text-left font-normal">
                  {fullTime(new Date(bar.at).toISOString()).slice(0, 16)}
                </th>
                {kinds.map((kind) => (
                  <td key={kind} className="px-2">
                    {count(bar.findings[kind] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
