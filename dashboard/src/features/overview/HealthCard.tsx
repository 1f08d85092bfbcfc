// SPDX-License-Identifier: MIT
import { healthLook, useDetailedHealth } from '../../api/health';
import type { HealthWord } from '../../api/wire';
import type { Connection } from '../../live/connection';
import type { Feed } from '../../live/feed';
import { Card } from '../../ui/Card';
import { Dot } from '../../ui/Dot';
import { duration } from '../../ui/format';
import { useStore } from '../../ui/useStore';

const PARTS = [
  { name: 'database', label: 'Database' },
  { name: 'redis', label: 'Redis' },
  { name: 'kafka', label: 'Kafka' },
] as const;

/** The WebSocket's health as this browser feels it, which is what its reader cares about. */
export function websocketWord(connection: Connection): HealthWord | undefined {
  switch (connection.phase) {
    case 'connecting':
      return undefined;
    case 'live':
      return 'healthy';
    case 'lagging':
      return 'degraded';
    case 'reconnecting':
      return 'unavailable';
  }
}

/** What the server leans on, with how long each took to answer. An unanswered question is unknown, never healthy. */
export function HealthCard({ feed }: { feed: Feed }) {
  const { data, isError } = useDetailedHealth();
  const connection = useStore(feed.connection);
  const known = isError ? undefined : data;
  return (
    <Card title="System health" flush>
      <ul className="pb-2 text-sm">
        {PARTS.map(({ name, label }) => (
          <HealthRow
            key={name}
            name={name}
            label={label}
            word={known?.[name]}
            latencyMs={known?.parts?.[name]?.latency_ms ?? null}
            detail={known?.parts?.[name]?.detail ?? null}
          />
        ))}
        <HealthRow
          name="websocket"
          label="WebSocket"
          word={websocketWord(connection)}
          latencyMs={null}
          detail={null}
        />
      </ul>
    </Card>
  );
}

function HealthRow(props: {
  name: string;
  label: string;
  word: HealthWord | undefined;
  latencyMs: number | null;
  detail: string | null;
}) {
  const look = healthLook(props.word);
  return (
    <li
      data-testid={`health-${props.name}`}
      data-state={props.word ?? 'unknown'}
      title={props.detail ?? undefined}
      className="grid min-h-9 grid-cols-[1fr_8rem_3.5rem] items-center gap-3 px-4"
    >
      <span className="font-medium">{props.label}</span>
      <span className="flex items-center gap-2">
        <Dot light={look.light} />
        {look.label}
      </span>
      <span className="text-right text-ink-soft tabular-nums">
        {props.latencyMs === null ? '' : duration(props.latencyMs)}
      </span>
    </li>
  );
}
