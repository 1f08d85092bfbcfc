// SPDX-License-Identifier: MIT
import { memo, useState } from 'react';
import { cloudLook } from '../../api/clouds';
import type { Row } from '../../live/window';
import { Badge } from '../../ui/Badge';
import { clockTime, fullTime, money } from '../../ui/format';
import { RowGrid } from '../../ui/RowGrid';

interface Props {
  row: Row;
  selected: boolean;
  /** Lights up on arrival; only the value at the first paint counts. */
  arriving: boolean;
  onOpen: (row: Row) => void;
}

/** One event of the stream; a link, so that it can be opened elsewhere, that by default opens beside the stream. */
export const StreamRow = memo(function StreamRow({ row, selected, arriving, onOpen }: Props) {
  const [lit] = useState(arriving);
  return (
    <li
      data-testid="stream-row"
      data-event-id={row.id}
      data-source={row.source}
      className="border-b border-line last:border-b-0"
    >
      <a
        href={`/events/${encodeURIComponent(row.id)}?cloud=${row.source}`}
        aria-current={selected || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          onOpen(row);
        }}
        className={`block -outline-offset-2 hover:bg-well ${selected ? 'bg-accent-soft' : ''} ${lit ? 'animate-arrive' : ''}`}
      >
        <RowGrid
          lead={
            <time dateTime={row.ingestedAt} title={`${row.ingestedAt}\n${fullTime(row.ingestedAt)}`}>
              {clockTime(row.ingestedAt)}
            </time>
          }
          badge={<Badge {...cloudLook(row.source)} />}
          title={
            <>
              <span className="truncate font-medium" title={row.type}>
                {row.type}
              </span>
              {row.conflict && <Badge label="conflict" tone="bad" />}
              {row.replay && <Badge label="replay" tone="neutral" />}
            </>
          }
          first={row.orderId ?? row.key ?? ''}
          second={row.customerId ?? ''}
          end={row.amount === null ? '' : money(row.amount, row.currency)}
        />
      </a>
    </li>
  );
});
