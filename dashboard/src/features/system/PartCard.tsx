// SPDX-License-Identifier: MIT
import { healthLook } from '../../api/health';
import type { Part } from '../../api/wire';
import { Card } from '../../ui/Card';
import { Dot } from '../../ui/Dot';
import { Facts } from '../../ui/Facts';
import { figuresOf } from './figures';

const NAMES: Record<string, string> = {
  database: 'Database',
  redis: 'Redis',
  kafka: 'Kafka',
  event_writer: 'Event writer',
  feed: 'Live feed',
  gateway: 'Gateway',
  sources: 'Pulled sources',
  reconciler: 'Reconciler',
};

/** One part of the server: its state and its figures. */
export function PartCard({ name, part }: { name: string; part: Part }) {
  const look = healthLook(part.status);
  return (
    <Card
      title={NAMES[name] ?? name}
      aside={
        <span
          data-testid={`part-${name}`}
          data-state={part.status}
          className="flex items-center gap-2 text-sm"
        >
          <Dot light={look.light} />
          {look.label}
        </span>
      }
    >
      <Facts facts={figuresOf(part)} />
    </Card>
  );
}
