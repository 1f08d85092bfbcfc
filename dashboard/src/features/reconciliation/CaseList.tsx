// SPDX-License-Identifier: MIT
import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import { toProblem } from '../../api/problem';
import { caseListKey, useCases } from '../../api/reconciliation';
import type { CasePage } from '../../api/wire-reconciliation';
import type { Feed } from '../../live/feed';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNote } from '../../ui/ErrorNote';
import { count } from '../../ui/format';
import { SkeletonLines } from '../../ui/Skeleton';
import { useNow } from '../../ui/useNow';
import { useStore } from '../../ui/useStore';
import { CaseHeadings, CaseRow } from './CaseRow';
import { type CaseFilter, NO_CASE_FILTER, toCaseQuery } from './filter';
import { type LiveCase, mergeLive } from './live-merge';

const ROW_PX = 40;
const AGE_EVERY_MS = 10_000;

/** The cases that the filter lists. What changes meanwhile changes in place; the rest waits behind a button. */
export function CaseList({ feed, filter }: { feed: Feed; filter: CaseFilter }) {
  const query = useMemo(() => toCaseQuery(filter), [filter]);
  const pages = useCases(query);
  const client = useQueryClient();
  const changes = useStore(feed.verdicts);
  const now = useNow(AGE_EVERY_MS);
  const box = useRef<HTMLDivElement>(null);
  const missedAtRead = useRef({ at: 0, missed: changes.missed });
  if (missedAtRead.current.at !== pages.dataUpdatedAt)
    missedAtRead.current = { at: pages.dataUpdatedAt, missed: changes.missed };
  const listed = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const { rows, waiting } = useMemo(
    () => mergeLive(listed, changes.cases, filter, pages.dataUpdatedAt, now),
    [listed, changes.cases, filter, pages.dataUpdatedAt, now],
  );
  const readAgain = () => {
    if (box.current !== null) box.current.scrollTop = 0;
    client.setQueryData<{ pages: CasePage[]; pageParams: unknown[] }>(
      caseListKey(query),
      (known) => known && { pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) },
    );
    return pages.refetch();
  };
  const missed = changes.missed > missedAtRead.current.missed;

  if (pages.isError && pages.data === undefined)
    return (
      <ErrorNote trouble={toProblem(pages.error)} onRetry={() => pages.refetch()} busy={pages.isFetching} />
    );
  if (pages.isPending) return <SkeletonLines lines={8} />;
  const filtering = JSON.stringify(filter) !== JSON.stringify(NO_CASE_FILTER);
  return (
    <div
      className="flex min-h-0 flex-1 flex-col max-sm:h-[80dvh] max-sm:flex-none"
      aria-busy={pages.isFetching}
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-2">
        <p className="text-xs text-ink-soft" role="status">
          {count(rows.length)} shown{pages.hasNextPage ? ', older ones follow' : ''}
        </p>
        {(waiting > 0 || missed) && (
          <button
            type="button"
            data-testid="changed-count"
            data-count={waiting}
            onClick={readAgain}
            className="min-h-8 rounded-full bg-accent-soft px-3 text-sm font-semibold text-accent tabular-nums max-sm:min-h-11 pointer-coarse:min-h-11"
          >
            {waiting > 0 ? `${count(waiting)} changed` : 'May be out of date'}: read again
          </button>
        )}
      </div>
      {rows.length === 0 ? (
        <NoCases filtering={filtering} />
      ) : (
        <Rows
          rows={rows}
          boxRef={box}
          foot={
            <div className="flex min-h-16 flex-wrap items-center justify-center gap-3 p-3 text-sm text-ink-soft">
              {pages.isError && <span className="text-bad">{toProblem(pages.error).message}</span>}
              {pages.hasNextPage ? (
                <Button icon="down" onClick={() => pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
                  {pages.isFetchingNextPage ? 'Loading…' : 'Older'}
                </Button>
              ) : (
                <span>That is all of it.</span>
              )}
            </div>
          }
        />
      )}
    </div>
  );
}

function NoCases({ filtering }: { filtering: boolean }) {
  return filtering ? (
    <EmptyState title="No case matches">
      <p className="text-ink-soft">Fewer conditions find more.</p>
    </EmptyState>
  ) : (
    <EmptyState title="No case yet">
      <p className="max-w-prose text-ink-soft">
        A case opens with the first event that a flow expects, for example an OrderPlaced from AWS. The flows
        say what belongs together.
      </p>
    </EmptyState>
  );
}

/** Any number of rows, of which only those in view are in the page. */
function Rows({
  rows,
  boxRef,
  foot,
}: {
  rows: readonly LiveCase[];
  boxRef: React.RefObject<HTMLDivElement | null>;
  foot: ReactNode;
}) {
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => boxRef.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    getItemKey: (index) => `${rows[index]?.case.flow} ${rows[index]?.case.key}`,
  });
  return (
    <div className="@container flex min-h-0 flex-1 flex-col border-t border-line">
      <CaseHeadings />
      <div ref={boxRef} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
        <ol
          aria-label="Cases, newest judgement first"
          data-testid="case-list"
          className="relative"
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                data-testid="case-row"
                data-key={row.case.key}
                data-status={row.case.status}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                className="absolute inset-x-0 border-b border-line"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <CaseRow row={row} />
              </li>
            );
          })}
        </ol>
        {foot}
      </div>
    </div>
  );
}
