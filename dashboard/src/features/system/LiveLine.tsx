// SPDX-License-Identifier: MIT
import type { Connection } from '../../live/connection';
import type { Feed } from '../../live/feed';
import { Card } from '../../ui/Card';
import { Dot, type Light } from '../../ui/Dot';
import { Facts } from '../../ui/Facts';
import { count, duration } from '../../ui/format';
import { useNow } from '../../ui/useNow';
import { useStore } from '../../ui/useStore';

const LOOKS: Record<Connection['phase'], { label: string; light: Light }> = {
  connecting: { label: 'Connecting', light: 'warn' },
  live: { label: 'Live', light: 'good' },
  lagging: { label: 'Lagging', light: 'warn' },
  reconnecting: { label: 'Reconnecting', light: 'bad' },
};

/** The line between this browser and the live feed. */
export function LiveLine({ feed }: { feed: Feed }) {
  const connection = useStore(feed.connection);
  const now = useNow(1_000);
  const look = LOOKS[connection.phase];
  const open = connection.phase === 'live' || connection.phase === 'lagging';
  return (
    <Card
      title="This browser’s line"
      aside={
        <span className="flex items-center gap-2 text-sm">
          <Dot light={look.light} />
          {look.label}
        </span>
      }
    >
      <Facts
        facts={[
          { name: 'Open for', value: open ? duration(Math.max(0, now - connection.since)) : '–' },
          {
            name: 'Behind by',
            value: connection.phase === 'lagging' ? duration(connection.behindMs) : open ? 'under 2 s' : '–',
          },
          { name: 'Received', value: `${count(feed.view.get().received)} events` },
          { name: 'Position', value: feed.position ?? '–', mono: true },
        ]}
      />
    </Card>
  );
}
