// SPDX-License-Identifier: MIT
import { lazy, type ReactNode, Suspense } from 'react';
import { toProblem } from '../../api/problem';
import { useStats } from '../../api/stats';
import type { Feed } from '../../live/feed';
import { Card } from '../../ui/Card';
import { ErrorNote } from '../../ui/ErrorNote';
import { Skeleton } from '../../ui/Skeleton';
import { BalanceStrip } from './BalanceStrip';
import { HealthCard } from './HealthCard';
import { MatchCard } from './MatchCard';
import { StatCards } from './StatCards';

const SourceChart = lazy(() => import('./SourceChart'));
const ThroughputChart = lazy(() => import('./ThroughputChart'));

const PLACE = <Skeleton className="h-37 w-full" />;

/** The first page: how much, from where, is it balanced, is it well; and the stream itself, which its route brings. */
export function Overview({ feed, stream }: { feed: Feed; stream: ReactNode }) {
  const stats = useStats();
  return (
    <div className="flex flex-col gap-3 lg:gap-4">
      <h1 className="sr-only">Overview</h1>
      {stats.isError && stats.data === undefined && (
        <ErrorNote trouble={toProblem(stats.error)} onRetry={() => stats.refetch()} busy={stats.isFetching} />
      )}
      <StatCards />
      <BalanceStrip />
      <MatchCard />
      <div className="grid gap-3 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-4">
        <div className="min-w-0 lg:relative lg:min-h-160">
          <div className="lg:absolute lg:inset-0">{stream}</div>
        </div>
        <div className="flex min-w-0 flex-col gap-3 lg:gap-4">
          <Card title="Throughput" aside={<span className="text-xs text-ink-soft">events a second</span>}>
            <Suspense fallback={PLACE}>
              <ThroughputChart feed={feed} />
            </Suspense>
          </Card>
          <Card title="Sources">
            <div data-testid="source-chart" className="min-h-37">
              {stats.data ? (
                <Suspense fallback={PLACE}>
                  <SourceChart stats={stats.data} />
                </Suspense>
              ) : (
                PLACE
              )}
            </div>
          </Card>
          <HealthCard feed={feed} />
        </div>
      </div>
    </div>
  );
}
