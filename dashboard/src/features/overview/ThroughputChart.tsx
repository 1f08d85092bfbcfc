// SPDX-License-Identifier: MIT
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { CLOUDS, cloudLook } from '../../api/clouds';
import type { Feed } from '../../live/feed';
import type { Rate } from '../../live/throughput';
import { rate } from '../../ui/format';
import { fillOf } from '../../ui/Mark';
import { useNow } from '../../ui/useNow';

/** Charts redraw whole pictures: once a second is plenty. */
const REDRAW_MS = 1_000;
const HEIGHT = 148;

const secondOf = (at: number) => new Date(at).toLocaleTimeString('en-GB');
const TICK = { fontSize: 12, fill: 'var(--ink-soft)' };

/** What the picture shows, in words. */
export function inWords(series: readonly Rate[]): string {
  const totals = series.map((point) => point.aws + point.gcp + point.azure + point.direct);
  const now = totals.at(-1) ?? 0;
  const most = Math.max(0, ...totals);
  return `Now ${rate(now)} events a second; at most ${rate(most)} in the time shown.`;
}

/** Moments back from `last` to mark on the axis: every 20 s of a minute, every minute of five. */
export function ticksBetween(first: number, last: number): number[] {
  const step = last - first <= 70_000 ? 20_000 : last - first <= 130_000 ? 30_000 : 60_000;
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, back) => last - back * step);
}

function ago(ms: number): string {
  if (ms === 0) return 'now';
  return ms % 60_000 === 0 ? `−${ms / 60_000} min` : `−${ms / 1000} s`;
}

/** Events a second by source over up to five minutes, as far as this page was there to see them. */
export default function ThroughputChart({ feed }: { feed: Feed }) {
  useNow(REDRAW_MS);
  const series = feed.throughput.series(feed.serverNow(), feed.openedAt || feed.serverNow());
  const first = series[0]?.at ?? 0;
  const last = series.at(-1)?.at ?? 0;
  return (
    <figure>
      <figcaption className="sr-only">{inWords(series)}</figcaption>
      <div aria-hidden="true">
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <AreaChart
            data={series.map((point) => (feed.listenedAt(point.at) ? point : { at: point.at }))}
            margin={{ top: 4, right: 16, bottom: 0, left: 0 }}
            accessibilityLayer={false}
            tabIndex={-1}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              type="number"
              domain={[first, last]}
              ticks={ticksBetween(first, last)}
              tickFormatter={(at: number) => ago(last - at)}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
            />
            <YAxis
              width={44}
              tick={TICK}
              tickLine={false}
              axisLine={false}
              allowDecimals={false}
              tickCount={4}
            />
            <Tooltip
              isAnimationActive={false}
              labelFormatter={(at) => secondOf(Number(at))}
              formatter={(value, name) => [`${rate(Number(value))}/s`, cloudLook(String(name)).label]}
              contentStyle={{
                background: 'var(--surface)',
                border: '1px solid var(--line)',
                borderRadius: 8,
                fontSize: 12,
              }}
              itemStyle={{ color: 'var(--ink)', padding: 0 }}
            />
            {CLOUDS.map((cloud) => (
              <Area
                key={cloud}
                dataKey={cloud}
                stackId="sources"
                type="monotone"
                stroke={fillOf(cloudLook(cloud).tone)}
                fill={fillOf(cloudLook(cloud).tone)}
                fillOpacity={0.35}
                strokeWidth={1.5}
                isAnimationActive={false}
                dot={false}
                activeDot={false}
              />
            ))}
          </AreaChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
