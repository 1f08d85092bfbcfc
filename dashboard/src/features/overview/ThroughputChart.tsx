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

const minuteOf = (at: number) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const secondOf = (at: number) => new Date(at).toLocaleTimeString('en-GB');
const TICK = { fontSize: 12, fill: 'var(--ink-soft)' };

/** The last five minutes in words. */
export function inWords(series: readonly Rate[]): string {
  const totals = series.map((point) => point.aws + point.gcp + point.azure + point.direct);
  const now = totals.at(-1) ?? 0;
  const most = Math.max(0, ...totals);
  return `Now ${rate(now)} events a second; at most ${rate(most)} in the last five minutes.`;
}

/** Events a second by source over five minutes, as far as this page was there to see them. */
export default function ThroughputChart({ feed }: { feed: Feed }) {
  useNow(REDRAW_MS);
  const series = feed.throughput.series(feed.serverNow());
  const first = series[0]?.at ?? 0;
  const last = series.at(-1)?.at ?? 0;
  const minutes = Array.from(
    { length: 6 },
    (_, back) => Math.floor(last / 60_000) * 60_000 - back * 60_000,
  ).filter((at) => at >= first);
  return (
    <figure>
      <figcaption className="sr-only">{inWords(series)}</figcaption>
      <div aria-hidden="true">
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <AreaChart
            data={series}
            margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
            accessibilityLayer={false}
            tabIndex={-1}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              type="number"
              domain={[first, last]}
              ticks={minutes}
              tickFormatter={minuteOf}
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
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
