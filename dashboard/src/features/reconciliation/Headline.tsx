// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';
import type { Summary } from '../../api/wire-reconciliation';
import { count, plural, wholePercent } from '../../ui/format';
import { MoneyList } from '../../ui/MoneyList';
import { Skeleton } from '../../ui/Skeleton';

function settled(summary: Summary): number {
  const of = (status: string) => summary.statuses.find((each) => each.status === status)?.cases ?? 0;
  return of('matched') + of('mismatched') + of('missing');
}

/** The three figures one asks first: do they agree, what is open, how much money hangs on it. */
export function Headline({ summary, stale }: { summary: Summary | undefined; stale: boolean }) {
  const rate = summary?.match_rate ?? null;
  return (
    <div
      className={`grid gap-3 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_2fr] lg:gap-4 ${stale ? 'opacity-60' : ''}`}
    >
      <Figure
        label="Match rate"
        testId="match-rate"
        value={summary && (rate === null ? '–' : wholePercent(rate))}
        note={
          summary &&
          (rate === null ? 'No case has been settled yet' : `of ${plural(settled(summary), 'settled case')}`)
        }
        bar={rate}
      />
      <Figure
        label="Open cases"
        testId="open-cases"
        value={summary && count(summary.open)}
        note={summary && (summary.open === 0 ? 'nothing is awaited' : 'something is still awaited')}
      />
      <Figure
        label="Money at risk now"
        testId="at-risk"
        className="sm:max-xl:col-span-2"
        value={
          summary && <MoneyList of={summary.at_risk} none="None" className="gap-x-6 text-xl leading-9" />
        }
        note={
          summary &&
          (summary.at_risk.length === 0
            ? 'nothing is known to disagree'
            : 'in cases that disagree, lack a step, or are undecided')
        }
      />
    </div>
  );
}

function Figure(props: {
  label: string;
  testId: string;
  value: ReactNode;
  note: ReactNode;
  bar?: number | null;
  className?: string;
}) {
  const { label, testId, value, note, bar, className = '' } = props;
  return (
    <section
      className={`flex min-w-0 flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-card ${className}`}
    >
      <div className="flex flex-1 flex-col gap-1 px-4 pt-3 pb-3">
        <h2 className="text-sm font-medium text-ink-soft">{label}</h2>
        <div
          data-testid={testId}
          className="min-h-9 text-2xl font-semibold tracking-tight tabular-nums max-sm:text-xl max-sm:leading-9"
        >
          {value ?? <Skeleton className="h-7 w-32" />}
        </div>
        <p className="min-h-5 text-sm text-ink-soft">{note}</p>
      </div>
      {bar !== undefined && (
        <div className="flex h-1.5 bg-well" aria-hidden="true">
          <span className="bg-good-fill" style={{ width: `${(bar ?? 0) * 100}%` }} />
          {bar !== null && <span className="flex-1 bg-bad-fill" />}
        </div>
      )}
    </section>
  );
}
