// SPDX-License-Identifier: MIT
import { Link } from 'wouter';
import { cloudLook } from '../../api/clouds';
import { findingLabel } from '../../api/verdict-looks';
import type { Case } from '../../api/wire-reconciliation';
import { clockTime, fullTime, money } from '../../ui/format';
import { MarkShape, markColor } from '../../ui/Mark';
import { localSentence } from '../../ui/Sentence';
import { casePagePath } from './case-path';
import type { LiveCase } from './live-merge';
import { StatusBadge } from './StatusBadge';

/** The columns, for a row and for the headings above rows; needs an `@container` around it. */
const COLUMNS =
  'grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 @3xl:grid-cols-[minmax(8rem,10rem)_7rem_minmax(0,1fr)_5rem_8.5rem_8rem]';

export function CaseHeadings() {
  return (
    <div
      aria-hidden="true"
      className={`${COLUMNS} hidden border-b border-line bg-well px-4 py-1.5 text-xs font-medium text-ink-soft @3xl:grid`}
    >
      <span>Key</span>
      <span>Status</span>
      <span>What HELIOS says</span>
      <span>Clouds</span>
      <span>Judged</span>
      <span className="text-right">Exposed</span>
    </div>
  );
}

/** What a case comes down to, without repeating its key and status. */
export function essence(one: Case): string {
  const [first, ...more] = one.findings;
  if (first === undefined) return one.reason;
  const rest =
    more.length === 0 ? '' : ` (+${more.length} more: ${more.map((f) => findingLabel(f.kind)).join(', ')})`;
  return `${localSentence(first.detail)}${rest}`;
}

/** One case in a line, or in three where there is no room. */
export function CaseRow({ row }: { row: LiveCase }) {
  const one = row.case;
  return (
    <Link
      href={casePagePath(one.flow, one.key)}
      title={localSentence(one.sentence)}
      className={`${COLUMNS} min-h-14 items-center gap-y-0.5 px-4 py-1.5 text-sm -outline-offset-2 hover:bg-well @3xl:min-h-10 @3xl:py-1 ${row.left ? 'opacity-60' : ''}`}
    >
      <span className="truncate font-mono text-xs font-semibold">{one.key}</span>
      <span className="flex items-center justify-end gap-1.5 @3xl:justify-start">
        <StatusBadge status={one.status} />
        {row.changed && (
          <span className="size-2 rounded-full bg-accent" title="Changed since the list was read">
            <span className="sr-only">changed just now</span>
          </span>
        )}
      </span>
      <span className="truncate text-ink-soft max-@3xl:col-span-2">{essence(one)}</span>
      <span className="flex items-center gap-2 max-@3xl:order-2 max-@3xl:hidden">
        {one.clouds.map((cloud) => (
          <span key={cloud} className={markColor(cloudLook(cloud).tone)} title={cloudLook(cloud).label}>
            <MarkShape mark={cloudLook(cloud).mark} size={11} />
            <span className="sr-only">{cloudLook(cloud).label}</span>
          </span>
        ))}
      </span>
      <time
        dateTime={one.judged_at}
        title={`${one.judged_at}\n${fullTime(one.judged_at)}`}
        className="truncate font-mono text-xs text-ink-soft tabular-nums"
      >
        {clockTime(one.judged_at)}
      </time>
      <span className="truncate text-right font-medium tabular-nums">
        {one.exposure === null ? (
          <span className="text-ink-soft">not known</span>
        ) : (
          money(one.exposure.amount, one.exposure.currency ?? null)
        )}
      </span>
    </Link>
  );
}
