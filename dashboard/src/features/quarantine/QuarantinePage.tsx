// SPDX-License-Identifier: MIT
import { cloudLook } from '../../api/clouds';
import { toProblem } from '../../api/problem';
import { useQuarantine } from '../../api/quarantine';
import type { QuarantineItem } from '../../api/wire';
import { Badge } from '../../ui/Badge';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNote } from '../../ui/ErrorNote';
import { Labelled, TextInput } from '../../ui/Field';
import { clockTime, count, fullTime } from '../../ui/format';
import { Page } from '../../ui/Page';
import { SkeletonLines } from '../../ui/Skeleton';
import { Segments } from '../../ui/Toggle';
import { useUrl } from '../../ui/useUrl';
import { QuarantineSheet } from './QuarantineSheet';
import { StatusBadge } from './StatusBadge';

const STATUSES = [
  { value: 'open', label: 'Open' },
  { value: 'released', label: 'Released' },
  { value: 'discarded', label: 'Discarded' },
  { value: 'all', label: 'All' },
];

/** Deliveries that came in and were not understood: kept, explained, and repairable. */
export function QuarantinePage() {
  const [url, patch] = useUrl();
  const status = url.get('status') ?? 'open';
  const reason = url.get('reason') ?? '';
  const selected = url.get('item');
  const list = useQuarantine({
    status: status === 'all' ? '' : status,
    cloud: url.get('cloud') ?? '',
    reason,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = list.data?.pages[0]?.open;
  return (
    <Page
      title="Quarantine"
      aside={open !== undefined && <span className="text-sm text-ink-soft">{count(open)} open</span>}
    >
      <Card flush>
        <div className="flex flex-wrap items-end gap-3 p-4">
          <Segments
            label="Status"
            choices={STATUSES}
            value={status}
            onChange={(value) => patch({ status: value === 'open' ? null : value })}
          />
          <Labelled label="Reason" hidden className="flex-1 basis-48 sm:max-w-80">
            <TextInput
              type="search"
              key={reason}
              defaultValue={reason}
              placeholder="Reason code"
              onKeyDown={(event) =>
                event.key === 'Enter' && patch({ reason: event.currentTarget.value.trim() })
              }
              onBlur={(event) =>
                event.currentTarget.value.trim() !== reason &&
                patch({ reason: event.currentTarget.value.trim() })
              }
            />
          </Labelled>
        </div>
        {list.isError && (
          <ErrorNote trouble={toProblem(list.error)} onRetry={() => list.refetch()} busy={list.isFetching} />
        )}
        {list.isPending && <SkeletonLines lines={5} />}
        {list.isSuccess && items.length === 0 && (
          <EmptyState title={status === 'open' ? 'Nothing waits for you' : 'Nothing here'}>
            <p className="max-w-prose text-ink-soft">
              A delivery that no rule understands is kept here with its reason, to be repaired and released,
              or discarded.
            </p>
          </EmptyState>
        )}
        <ul className="border-t border-line">
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              selected={item.id === selected}
              onOpen={() => patch({ item: item.id }, 'push')}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <div className="flex justify-center p-3">
            <Button icon="down" onClick={() => list.fetchNextPage()} disabled={list.isFetchingNextPage}>
              Older
            </Button>
          </div>
        )}
      </Card>
      {selected !== null && (
        <QuarantineSheet key={selected} id={selected} onClose={() => patch({ item: null })} />
      )}
    </Page>
  );
}

function Row({ item, selected, onOpen }: { item: QuarantineItem; selected: boolean; onOpen: () => void }) {
  return (
    <li
      data-testid="quarantine-row"
      data-status={item.status}
      className="border-b border-line last:border-b-0"
    >
      <button
        type="button"
        onClick={onOpen}
        aria-current={selected || undefined}
        className={`grid min-h-14 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4 py-2 text-left text-sm -outline-offset-2 hover:bg-well md:grid-cols-[8.5rem_5.25rem_minmax(0,13rem)_minmax(0,1fr)_auto] ${selected ? 'bg-accent-soft' : ''}`}
      >
        <time
          dateTime={item.received_at}
          title={fullTime(item.received_at)}
          className="font-mono text-xs text-ink-soft max-md:order-3"
        >
          {clockTime(item.received_at)}
        </time>
        <span className="flex max-md:order-4 max-md:justify-end">
          <Badge {...cloudLook(item.source)} />
        </span>
        <span className="truncate font-mono text-xs font-semibold max-md:order-1">{item.reason}</span>
        <span className="truncate text-ink-soft max-md:order-5 max-md:col-span-2">{item.detail}</span>
        <span className="flex justify-end max-md:order-2">
          <StatusBadge status={item.status} />
        </span>
      </button>
    </li>
  );
}
