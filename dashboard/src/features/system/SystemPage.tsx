// SPDX-License-Identifier: MIT
import { healthLook, useDetailedHealth } from '../../api/health';
import { toProblem } from '../../api/problem';
import { useSources } from '../../api/sources';
import { useBalance } from '../../api/stats';
import type { Feed } from '../../live/feed';
import { Card } from '../../ui/Card';
import { Dot } from '../../ui/Dot';
import { ErrorNote } from '../../ui/ErrorNote';
import { Facts } from '../../ui/Facts';
import { duration, fullTime } from '../../ui/format';
import { Page } from '../../ui/Page';
import { SkeletonLines } from '../../ui/Skeleton';
import { BalanceCard } from './BalanceCard';
import { LiveLine } from './LiveLine';
import { PartCard } from './PartCard';
import { SourcesCard } from './SourcesCard';

/** Every part in numbers, the versions, and the books by source. */
export function SystemPage({ feed }: { feed: Feed }) {
  const health = useDetailedHealth();
  const balance = useBalance();
  const sources = useSources();
  const overall = healthLook(health.isError ? undefined : health.data?.status);
  return (
    <Page
      title="System"
      aside={
        <span className="flex items-center gap-2 text-sm font-medium">
          <Dot light={overall.light} />
          {overall.label}
        </span>
      }
    >
      {health.isError && (
        <ErrorNote
          trouble={toProblem(health.error)}
          onRetry={() => health.refetch()}
          busy={health.isFetching}
        />
      )}
      {health.isPending && <SkeletonLines lines={6} />}
      {health.data && (
        <div
          className={`grid gap-3 sm:grid-cols-2 lg:gap-4 xl:grid-cols-3 ${health.isError ? 'opacity-60' : ''}`}
        >
          {Object.entries(health.data.parts).map(([name, part]) => (
            <PartCard key={name} name={name} part={part} />
          ))}
          <LiveLine feed={feed} />
          <Card title="Server">
            <Facts
              facts={[
                { name: 'Version', value: health.data.version, mono: true },
                { name: 'Up for', value: duration(health.data.uptime * 1000) },
                { name: 'Asked', value: fullTime(health.data.timestamp) },
              ]}
            />
          </Card>
        </div>
      )}
      {sources.isError && sources.data === undefined && (
        <ErrorNote
          trouble={toProblem(sources.error)}
          onRetry={() => sources.refetch()}
          busy={sources.isFetching}
        />
      )}
      {sources.data && <SourcesCard sources={sources.data} />}
      {balance.isError && balance.data === undefined && (
        <ErrorNote
          trouble={toProblem(balance.error)}
          onRetry={() => balance.refetch()}
          busy={balance.isFetching}
        />
      )}
      {balance.data && <BalanceCard balance={balance.data} />}
      <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
        <a className="inline-flex min-h-11 items-center text-accent hover:underline" href="/docs">
          API documentation
        </a>
        <a className="inline-flex min-h-11 items-center text-accent hover:underline" href="/metrics">
          Metrics
        </a>
        <a
          className="inline-flex min-h-11 items-center text-accent hover:underline"
          href="/api/v1/health/detailed"
        >
          Health as JSON
        </a>
      </p>
    </Page>
  );
}
