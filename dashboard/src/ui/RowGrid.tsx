// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';

interface Cells {
  lead: ReactNode;
  badge: ReactNode;
  title: ReactNode;
  first: ReactNode;
  second: ReactNode;
  end: ReactNode;
}

/** The columns, for a row and for the headings above rows; needs an `@container` around it. */
export const ROW_COLUMNS =
  'grid grid-cols-[6rem_minmax(0,1fr)_auto] gap-x-3 @2xl:grid-cols-[8.5rem_5.25rem_minmax(7rem,1.4fr)_minmax(6rem,1.2fr)_minmax(5.5rem,1fr)_minmax(6.5rem,0.9fr)]';

/** Six cells in one line where there is room, in two lines of three where there is not. */
export function RowGrid({ lead, badge, title, first, second, end }: Cells) {
  return (
    <div
      className={`${ROW_COLUMNS} min-h-14 items-center gap-y-0.5 px-4 py-1.5 text-sm @2xl:min-h-9 @2xl:py-1 pointer-coarse:min-h-14`}
    >
      <span className="order-4 truncate font-mono text-xs text-ink-soft tabular-nums @2xl:order-1">
        {lead}
      </span>
      <span className="order-1 flex @2xl:order-2">{badge}</span>
      <span className="order-2 flex min-w-0 items-center gap-1.5 @2xl:order-3">{title}</span>
      <span className="order-5 truncate font-mono text-xs @2xl:order-4">{first}</span>
      <span className="order-6 truncate text-right font-mono text-xs text-ink-soft @2xl:order-5 @2xl:text-left">
        {second}
      </span>
      <span className="order-3 truncate text-right font-medium tabular-nums @2xl:order-6">{end}</span>
    </div>
  );
}

/** The headings of those columns; hidden where rows stack. */
export function RowHeadings(props: Cells) {
  return (
    <div
      aria-hidden="true"
      className={`${ROW_COLUMNS} hidden border-b border-line bg-well px-4 py-1.5 text-xs font-medium text-ink-soft @2xl:grid`}
    >
      <span>{props.lead}</span>
      <span>{props.badge}</span>
      <span>{props.title}</span>
      <span>{props.first}</span>
      <span>{props.second}</span>
      <span className="text-right">{props.end}</span>
    </div>
  );
}
