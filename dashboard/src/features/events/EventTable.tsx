// SPDX-License-Identifier: MIT
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { cloudLook } from '../../api/clouds';
import type { HeliosEvent } from '../../api/wire';
import { Badge } from '../../ui/Badge';
import { clockTime, fullTime, money } from '../../ui/format';
import { RowGrid, RowHeadings } from '../../ui/RowGrid';

interface Props {
  events: readonly HeliosEvent[];
  selected: string | null;
  onOpen: (event: HeliosEvent) => void;
  /** Shown after the last row. */
  foot: ReactNode;
}

const ROW_PX = 40;

/** Any number of events, of which only those in view are in the page. */
export function EventTable({ events, selected, onOpen, foot }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (index) => events[index]?.position ?? index,
  });
  return (
    <div className="@container flex min-h-0 flex-1 flex-col border-t border-line">
      <RowHeadings lead="Received" badge="Source" title="Type" first="Order" second="Customer" end="Amount" />
      <div ref={box} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
        <ol
          aria-label="Events, newest first"
          data-testid="event-list"
          className="relative"
          style={{ height: rows.getTotalSize() }}
        >
          {rows.getVirtualItems().map((item) => {
            const event = events[item.index];
            if (event === undefined) return null;
            return (
              <li
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                data-testid="event-row"
                aria-setsize={events.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 border-b border-line"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <EventLine event={event} selected={event.event_id === selected} onOpen={onOpen} />
              </li>
            );
          })}
        </ol>
        {foot}
      </div>
    </div>
  );
}

function EventLine({
  event,
  selected,
  onOpen,
}: {
  event: HeliosEvent;
  selected: boolean;
  onOpen: (event: HeliosEvent) => void;
}) {
  return (
    <a
      href={`/events/${encodeURIComponent(event.event_id)}?cloud=${event.source}`}
      aria-current={selected || undefined}
      onClick={(click) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey || click.button !== 0) return;
        click.preventDefault();
        onOpen(event);
      }}
      className={`block -outline-offset-2 hover:bg-well ${selected ? 'bg-accent-soft' : ''}`}
    >
      <RowGrid
        lead={
          <time dateTime={event.ingested_at} title={`${event.ingested_at}\n${fullTime(event.ingested_at)}`}>
            {clockTime(event.ingested_at)}
          </time>
        }
        badge={<Badge {...cloudLook(event.source)} />}
        title={
          <>
            <span className="truncate font-medium">{event.event_type}</span>
            {event.conflict && <Badge label="conflict" tone="bad" />}
            {event.replay && <Badge label="replay" tone="neutral" />}
          </>
        }
        first={event.order_id ?? event.key ?? ''}
        second={event.customer_id ?? ''}
        end={event.amount === null ? '' : money(event.amount, event.currency)}
      />
    </a>
  );
}
