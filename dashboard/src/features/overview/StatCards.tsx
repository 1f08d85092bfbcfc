// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';
import { cloudLook } from '../../api/clouds';
import { useStats } from '../../api/stats';
import type { Cloud, Stats } from '../../api/wire';
import { count, rate, share } from '../../ui/format';
import { fillOf, MarkShape, markColor } from '../../ui/Mark';
import { Skeleton } from '../../ui/Skeleton';

const SHOWN: readonly Cloud[] = ['aws', 'gcp', 'azure'];

function Stat(props: {
  testId: string;
  label: ReactNode;
  value: number | undefined;
  note: ReactNode;
  bar: ReactNode;
}) {
  const { testId, label, value, note, bar } = props;
  return (
    <section className="flex min-w-0 flex-col gap-1 overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      <div className="flex flex-col gap-1 px-4 pt-3">
        <h2 className="flex items-center gap-2 text-sm font-medium text-ink-soft">{label}</h2>
        <p
          data-testid={testId}
          data-value={value}
          className="h-9 truncate text-2xl font-semibold tracking-tight tabular-nums max-sm:text-xl max-sm:leading-9"
        >
          {value === undefined ? <Skeleton className="h-7 w-24" /> : count(value)}
        </p>
        <p className="flex h-5 justify-between gap-2 text-sm whitespace-nowrap text-ink-soft tabular-nums">
          {note}
        </p>
      </div>
      <div className="mt-2 flex h-1.5 gap-px bg-well">{bar}</div>
    </section>
  );
}

function SourceStat({ cloud, stats }: { cloud: Cloud; stats: Stats | undefined }) {
  const look = cloudLook(cloud);
  const value = stats?.events_by_source[cloud];
  const part = stats && stats.total_events > 0 ? ((value ?? 0) / stats.total_events) * 100 : 0;
  return (
    <Stat
      testId={`stat-${cloud}`}
      label={
        <>
          <span className={markColor(look.tone)}>
            <MarkShape mark={look.mark} size={11} />
          </span>
          {look.label}
        </>
      }
      value={stats === undefined ? undefined : (value ?? 0)}
      note={
        stats && (
          <>
            <span>{rate(stats.rates.by_source_1m[cloud] ?? 0)}/s</span>
            <span>{share(value ?? 0, stats.total_events)}</span>
          </>
        )
      }
      bar={<span style={{ width: `${part}%`, background: fillOf(look.tone) }} />}
    />
  );
}

/** How many events there are, in all and by source, with their rates over the last minute. */
export function StatCards() {
  const { data: stats, isError } = useStats();
  const clouds = [...SHOWN, 'direct' as const];
  return (
    <div className={`grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-4 ${isError ? 'opacity-60' : ''}`}>
      <Stat
        testId="stat-total"
        label="All events"
        value={stats?.total_events}
        note={
          stats && (
            <>
              <span>{rate(stats.rates.per_second_10s)}/s</span>
              <span className="truncate max-sm:hidden">{count(stats.last_24h)} in 24 h</span>
            </>
          )
        }
        bar={clouds.map((cloud) => (
          <span
            key={cloud}
            style={{
              flexGrow: stats?.events_by_source[cloud] ?? 0,
              background: fillOf(cloudLook(cloud).tone),
            }}
          />
        ))}
      />
      {SHOWN.map((cloud) => (
        <SourceStat key={cloud} cloud={cloud} stats={stats} />
      ))}
    </div>
  );
}
