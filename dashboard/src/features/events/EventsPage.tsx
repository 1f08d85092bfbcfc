// SPDX-License-Identifier: MIT
import { useCallback, useMemo, useRef } from 'react';
import { eventsPath, useEventSearch } from '../../api/events';
import { toProblem } from '../../api/problem';
import type { HeliosEvent } from '../../api/wire';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { CopyButton } from '../../ui/CopyButton';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNote } from '../../ui/ErrorNote';
import { count, plural } from '../../ui/format';
import { Page } from '../../ui/Page';
import { SkeletonLines } from '../../ui/Skeleton';
import { useShortcuts } from '../../ui/useShortcuts';
import { useUrl } from '../../ui/useUrl';
import { EventTable } from './EventTable';
import { SearchForm } from './SearchForm';
import { readSearch, type Search, toQuery, writeSearch } from './search';

const NOT_SEARCH = ['event', 'event_cloud'];

/** Everything that is stored, searched by what the address says. */
export function EventsPage() {
  const [url, patch] = useUrl();
  const input = useRef<HTMLInputElement>(null);
  const selected = url.get('event');
  for (const name of NOT_SEARCH) url.delete(name);
  const key = url.toString();
  const search = useMemo(() => readSearch(new URLSearchParams(key)), [key]);
  const pages = useEventSearch(key, () => toQuery(search, Date.now()));
  const events = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const examined = pages.data?.pages.reduce((sum, page) => sum + (page.examined ?? 0), 0) ?? 0;
  const open = useCallback(
    (event: HeliosEvent) => patch({ event: event.event_id, event_cloud: event.source }, 'push'),
    [patch],
  );
  const find = useCallback((next: Search) => patch(writeSearch(next), 'push'), [patch]);
  useShortcuts({ '/': () => input.current?.focus() });
  const address = () => window.location.origin + eventsPath(toQuery(search, Date.now()), 100, null);

  const foot = (
    <div className="flex min-h-16 flex-wrap items-center justify-center gap-3 p-3 text-sm text-ink-soft">
      {examined > 0 && <span>Looked through {plural(examined, 'event')}.</span>}
      {pages.hasNextPage ? (
        <Button icon="down" onClick={() => pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
          {pages.isFetchingNextPage ? 'Loading…' : 'Older'}
        </Button>
      ) : (
        events.length > 0 && <span>That is all of it.</span>
      )}
    </div>
  );

  return (
    <Page
      title="Events"
      aside={
        <div className="flex flex-wrap gap-2">
          <CopyButton label="Copy API address" text={address} />
          <Button icon="refresh" onClick={() => pages.refetch()} disabled={pages.isFetching}>
            Refresh
          </Button>
        </div>
      }
    >
      <Card flush className="h-[calc(100dvh-9rem)] min-h-128 max-sm:h-auto">
        <SearchForm search={search} onSearch={find} inputRef={input} />
        {pages.isError && (
          <ErrorNote
            trouble={toProblem(pages.error)}
            onRetry={() => pages.refetch()}
            busy={pages.isFetching}
          />
        )}
        {pages.isPending && <SkeletonLines lines={8} />}
        {!pages.isPending && events.length === 0 && !pages.isError && (
          <EmptyState title="No event matches">
            <p className="text-ink-soft">Fewer words or a longer time find more.</p>
            {pages.hasNextPage && foot}
          </EmptyState>
        )}
        {events.length > 0 && (
          <div
            className="flex min-h-0 flex-1 flex-col max-sm:h-[80dvh] max-sm:flex-none"
            aria-busy={pages.isFetching}
          >
            <p className="px-4 pb-2 text-xs text-ink-soft" role="status">
              {count(events.length)} shown{pages.hasNextPage ? ', older ones follow' : ''}
            </p>
            <EventTable events={events} selected={selected} onOpen={open} foot={foot} />
          </div>
        )}
      </Card>
    </Page>
  );
}
