// SPDX-License-Identifier: MIT
import { Link } from 'wouter';
import { Card } from '../../ui/Card';
import { EventInspector, type Inspected } from './inspector/EventInspector';

/** One event as a page of its own. */
export function EventPage({ id, cloud }: Inspected) {
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-3">
      <Link
        href="/events"
        className="inline-flex min-h-11 items-center self-start text-sm font-medium text-accent hover:underline"
      >
        ← All events
      </Link>
      <h1 className="font-mono text-lg font-semibold wrap-anywhere">{id}</h1>
      <Card flush>
        <div data-testid="inspector">
          <EventInspector key={`${cloud} ${id}`} id={id} cloud={cloud} />
        </div>
      </Card>
    </div>
  );
}
