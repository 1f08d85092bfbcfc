// SPDX-License-Identifier: MIT
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type Feed, SHOWN } from '../../live/feed';
import type { Entry, Row } from '../../live/window';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { count } from '../../ui/format';
import { RowHeadings } from '../../ui/RowGrid';
import { SkeletonLines } from '../../ui/Skeleton';
import { useShortcuts } from '../../ui/useShortcuts';
import { useStore } from '../../ui/useStore';
import { useUrl } from '../../ui/useUrl';
import { Announcer } from './Announcer';
import { FirstEvent } from './FirstEvent';
import { isFiltering, readFilter, writeFilter } from './filter';
import { GapRow } from './GapRow';
import { StreamRow } from './StreamRow';
import { StreamToolbar } from './StreamToolbar';

/** Farther from the top than this, a person is reading: the rows must stand still. */
const READING_PX = 8;
/** More rows at once than this come without lighting up. */
const CALM_ROWS = 5;

const keyOf = (entry: Entry) =>
  entry.kind === 'event' ? entry.position : `gap-${entry.sequence}-${entry.missed}`;

/** The newest events as they are logged. */
export function Stream({ feed }: { feed: Feed }) {
  const view = useStore(feed.view);
  const [url, patch] = useUrl();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const search = url.toString();
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search]);
  useEffect(() => feed.setFilter(filter), [feed, filter]);
  useEffect(
    () => () => {
      if (feed.view.get().hold === 'scrolled') feed.release();
    },
    [feed],
  );

  const resume = useCallback(() => {
    feed.release();
    if (list.current !== null) list.current.scrollTop = 0;
  }, [feed]);
  const toggle = () => (feed.view.get().hold === 'none' ? feed.hold('asked') : resume());
  useShortcuts({ ' ': toggle, '/': () => input.current?.focus() });

  const onScroll = () => {
    const away = (list.current?.scrollTop ?? 0) > READING_PX;
    const { hold } = feed.view.get();
    if (away && hold === 'none') feed.hold('scrolled');
    if (!away && hold === 'scrolled') feed.release();
  };
  const open = useCallback((row: Row) => patch({ event: row.id, event_cloud: row.source }, 'push'), [patch]);
  const setFilter = useCallback((next: typeof filter) => patch(writeFilter(next)), [patch]);

  const newestShown = view.entries[0]?.sequence ?? 0;
  const before = useRef(newestShown);
  const arrivedNow = newestShown - before.current;
  useEffect(() => {
    before.current = newestShown;
  }, [newestShown]);
  const selected = url.get('event');

  return (
    <Card
      flush
      className="@container h-[75dvh] min-h-112 lg:h-full"
      title={
        <span className="flex items-baseline gap-2">
          Live events
          <span className="text-xs font-normal text-ink-soft">newest {SHOWN}</span>
        </span>
      }
      aside={
        <div className="flex items-center gap-2">
          {view.hold !== 'none' && (
            <button
              type="button"
              data-testid="new-count"
              data-count={view.fresh}
              onClick={resume}
              className="min-h-9 rounded-full bg-accent-soft px-3 text-sm font-semibold text-accent tabular-nums max-sm:min-h-11 pointer-coarse:min-h-11"
            >
              {count(view.fresh)} new
            </button>
          )}
          <Button
            data-testid="pause-button"
            icon={view.hold === 'none' ? 'pause' : 'play'}
            aria-pressed={view.hold !== 'none'}
            onClick={toggle}
          >
            {view.hold === 'none' ? 'Pause' : 'Resume'}
          </Button>
        </div>
      }
    >
      <StreamToolbar filter={filter} types={view.types} onFilter={setFilter} inputRef={input} />
      <RowHeadings lead="Received" badge="Source" title="Type" first="Order" second="Customer" end="Amount" />
      <div
        ref={list}
        onScroll={onScroll}
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
      >
        <ol data-testid="stream" data-hold={view.hold} aria-label="Live events, newest first">
          {view.entries.map((entry) =>
            entry.kind === 'gap' ? (
              <GapRow key={keyOf(entry)} gap={entry} feed={feed} />
            ) : (
              <StreamRow
                key={keyOf(entry)}
                row={entry}
                selected={entry.id === selected}
                arriving={entry.sequence > before.current && arrivedNow <= CALM_ROWS}
                onOpen={open}
              />
            ),
          )}
        </ol>
        {view.entries.length === 0 && <NothingShown loaded={view.loaded} filtering={isFiltering(filter)} />}
      </div>
      <Announcer feed={feed} />
    </Card>
  );
}

function NothingShown({ loaded, filtering }: { loaded: boolean; filtering: boolean }) {
  if (!loaded) return <SkeletonLines lines={8} />;
  if (!filtering) return <FirstEvent />;
  return (
    <EmptyState title="No event in the live window matches">
      <p className="text-ink-soft">
        New ones that match appear here. The Events page searches everything that is stored.
      </p>
    </EmptyState>
  );
}
