// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSummary } from '../../api/reconciliation';
import { count, wholePercent } from '../../ui/format';
import { MoneyList } from '../../ui/MoneyList';
import { Skeleton } from '../../ui/Skeleton';

/** Whether the clouds agree, in one line that leads to the page about it. Nothing where the server does not reconcile. */
export function MatchCard() {
  const { data: summary, isError } = useSummary();
  if (summary === undefined && isError) return null;
  return (
    <Link
      href="/reconciliation"
      data-testid="match-card"
      className={`flex flex-wrap items-center gap-x-6 gap-y-1 rounded-lg border border-line bg-surface px-4 py-2.5 text-sm shadow-card hover:border-line-strong ${isError ? 'opacity-60' : ''}`}
    >
      {summary === undefined ? (
        <Skeleton className="h-5 w-full max-w-xl" />
      ) : (
        <>
          <Term name="match rate">
            {summary.match_rate === null ? '–' : wholePercent(summary.match_rate)}
          </Term>
          <Term name={summary.open === 1 ? 'open case' : 'open cases'}>{count(summary.open)}</Term>
          <Term name="at risk">
            <MoneyList of={summary.at_risk} none="nothing" />
          </Term>
          <span className="font-medium text-accent sm:ml-auto">Reconciliation →</span>
        </>
      )}
    </Link>
  );
}

function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">
      <strong className="min-w-0 max-w-full font-semibold tabular-nums">{children}</strong>
      <span className="text-ink-soft">{name}</span>
    </span>
  );
}
