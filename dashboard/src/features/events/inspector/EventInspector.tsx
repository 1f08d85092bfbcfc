// SPDX-License-Identifier: MIT
import { cloudLook } from '../../../api/clouds';
import { useEvent } from '../../../api/events';
import { toProblem } from '../../../api/problem';
import type { EventDetail } from '../../../api/wire';
import { Badge } from '../../../ui/Badge';
import { CopyButton } from '../../../ui/CopyButton';
import { ErrorNote } from '../../../ui/ErrorNote';
import { money } from '../../../ui/format';
import { SkeletonLines } from '../../../ui/Skeleton';
import { CasesPart } from './CasesPart';
import { CopiesPart } from './CopiesPart';
import { DataPart } from './DataPart';
import { EventFacts } from './EventFacts';
import { JourneyPart } from './JourneyPart';

export interface Inspected {
  id: string;
  /** Where the id exists in several clouds. */
  cloud: string | null;
}

/** The page of one event, for a link that outlives the list it was found in. */
export function eventPagePath({ id, cloud }: Inspected): string {
  return `/events/${encodeURIComponent(id)}${cloud === null ? '' : `?cloud=${cloud}`}`;
}

/** What the event is matched by. */
function keyOf(event: EventDetail): string | null {
  return event.key ?? event.order_id;
}

/** Everything that is known of one event. */
export function EventInspector({ id, cloud }: Inspected) {
  const { data: event, error, refetch, isFetching } = useEvent(id, cloud);
  if (event === undefined) {
    return error ? (
      <ErrorNote trouble={toProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    ) : (
      <SkeletonLines lines={10} />
    );
  }
  const link = window.location.origin + eventPagePath({ id, cloud });
  const curl = `curl '${window.location.origin}/api/v1/events/${encodeURIComponent(id)}${cloud === null ? '' : `?cloud=${cloud}`}'`;
  return (
    <>
      <div className="flex flex-col gap-3 border-b border-line px-4 py-4">
        <div className="flex flex-wrap items-center gap-2">
          <Badge {...cloudLook(event.source)} />
          <span className="text-xl font-semibold wrap-anywhere">{event.event_type}</span>
          {event.conflict && <Badge label="conflict" tone="bad" />}
          {event.replay && <Badge label="replay" tone="neutral" />}
        </div>
        {event.amount !== null && (
          <p className="text-lg tabular-nums">{money(event.amount, event.currency)}</p>
        )}
        <div className="flex flex-wrap gap-2">
          {keyOf(event) !== null && <CasesPart orderId={keyOf(event) ?? ''} />}
          <CopyButton text={event.event_id} label="Copy id" />
          <CopyButton text={link} label="Copy link" />
          <CopyButton text={curl} label="Copy curl" />
        </div>
      </div>
      <CopiesPart event={event} />
      <JourneyPart id={id} cloud={cloud} />
      <DataPart id={id} cloud={cloud} />
      <EventFacts event={event} />
    </>
  );
}
