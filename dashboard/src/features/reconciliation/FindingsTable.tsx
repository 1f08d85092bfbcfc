// SPDX-License-Identifier: MIT
import { findingLabel } from '../../api/verdict-looks';
import type { FindingKind } from '../../api/wire-reconciliation';
import { count, fullTime } from '../../ui/format';
import type { FindingBar } from './findings-series';

/** The chart's figures, newest first; times without findings are left out. */
export function FindingsTable({
  bars,
  kinds,
}: {
  bars: readonly FindingBar[];
  kinds: readonly FindingKind[];
}) {
  const told = bars.filter((bar) => kinds.some((kind) => bar.findings[kind])).toReversed();
  return (
    <details className="text-sm">
      <summary className="min-h-9 content-center text-xs font-medium text-accent">As a table</summary>
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
