// SPDX-License-Identifier: MIT
import { CLOUDS, cloudLook } from '../../api/clouds';
import type { Cloud, Stats } from '../../api/wire';
import { count, share } from '../../ui/format';
import { fillOf, MarkShape, markColor } from '../../ui/Mark';
import { ringPiece } from './ring';

const SIZE = 148;

function eventsFrom(stats: Stats, cloud: Cloud): number {
  return stats.events_by_source[cloud] ?? 0;
}

/** The sources' shares in words, gravest first. */
export function sharesInWords(stats: Stats): string {
  const parts = CLOUDS.filter((cloud) => eventsFrom(stats, cloud) > 0)
    .sort((one, other) => eventsFrom(stats, other) - eventsFrom(stats, one))
    .map((cloud) => `${cloudLook(cloud).label} ${share(eventsFrom(stats, cloud), stats.total_events)}`);
  return parts.length === 0
    ? 'No events yet.'
    : `Of ${count(stats.total_events)} events: ${parts.join(', ')}.`;
}

/** A ring of the sources' shares, beside a table that says the same in figures. */
export default function SourceChart({ stats }: { stats: Stats }) {
  const total = stats.total_events;
  const slices = CLOUDS.map((cloud) => ({ cloud, value: eventsFrom(stats, cloud) }));
  return (
    <figure className="flex flex-wrap items-center justify-center gap-x-5 gap-y-3">
      <figcaption className="sr-only">{sharesInWords(stats)}</figcaption>
      <div aria-hidden="true" className="relative">
        <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
          {total === 0 && <path d={ringPiece(0, 1)} fill="var(--line)" />}
          {slices.map(({ cloud, value }, index) => {
            if (value === 0) return null;
            const before = slices.slice(0, index).reduce((sum, slice) => sum + slice.value, 0);
            return (
              <path
                key={cloud}
                d={ringPiece(before / total, value / total)}
                fill={fillOf(cloudLook(cloud).tone)}
                stroke="var(--surface)"
                strokeWidth={value === total ? 0 : 2}
              />
            );
          })}
        </svg>
        <div className="absolute inset-0 flex flex-col items-center justify-center">
          <span className="text-lg font-semibold tabular-nums">{count(total)}</span>
          <span className="text-xs text-ink-soft">events</span>
        </div>
      </div>
      <table className="flex-1 basis-40 text-sm tabular-nums">
        <caption className="sr-only">Events by source</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Events</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {slices.map(({ cloud, value }) => {
            const look = cloudLook(cloud);
            return (
              <tr key={cloud}>
                <th scope="row" className="py-1 text-left font-medium">
                  <span className="flex items-center gap-2">
                    <span className={markColor(look.tone)}>
                      <MarkShape mark={look.mark} size={10} />
                    </span>
                    {look.label}
                  </span>
                </th>
                <td className="text-right">{count(value)}</td>
                <td className="w-16 text-right text-ink-soft">{share(value, total)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </figure>
  );
}
