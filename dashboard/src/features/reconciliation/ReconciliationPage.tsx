// SPDX-License-Identifier: MIT
import { useCallback, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { useFlows } from '../../api/flows';
import { toProblem } from '../../api/problem';
import { casesCsvPath, useSummary } from '../../api/reconciliation';
import type { CaseStatus } from '../../api/wire-reconciliation';
import type { Feed } from '../../live/feed';
import { TOUCHABLE } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorNote } from '../../ui/ErrorNote';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Segments } from '../../ui/Toggle';
import { useShortcuts } from '../../ui/useShortcuts';
import { useUrl } from '../../ui/useUrl';
import { CaseFilterForm } from './CaseFilterForm';
import { CaseList } from './CaseList';
import { FindingsChart } from './FindingsChart';
import { type CaseFilter, NO_CASE_FILTER, readCaseFilter, toCaseQuery, writeCaseFilter } from './filter';
import { Headline } from './Headline';
import { Incidents } from './Incidents';
import { StatusTiles } from './StatusTiles';
import { useLiveSums } from './useRefreshing';

const RANGES = [
  { value: '', label: 'All time' },
  { value: '1h', label: '1 h' },
  { value: '24h', label: '24 h' },
  { value: '7d', label: '7 d' },
];
const HOURS: Record<string, number> = { '1h': 1, '24h': 24, '7d': 168 };
const PLACE = <Skeleton className="h-49 w-full" />;

function since(range: string): string {
  const hours = HOURS[range];
  return hours === undefined ? '' : new Date(Date.now() - hours * 3_600_000).toISOString();
}

/** Whether the clouds agree: how many cases do, how much money hangs on those that do not, and which they are. */
export function ReconciliationPage({ feed }: { feed: Feed }) {
  const [url, patch] = useUrl();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const range = url.get('range') ?? '';
  const search = url.toString();
  const filter = useMemo(() => readCaseFilter(new URLSearchParams(search)), [search]);
  const summary = useSummary(range, () => ({ from: since(range) }));
  // Asking again forgets the last error; the page does not, until there is an answer.
  const failed = useRef<unknown>(null);
  if (summary.error !== null) failed.current = summary.error;
  if (summary.data !== undefined) failed.current = null;
  const flows = useFlows();
  const names = [...new Set(flows.data?.items.map((flow) => flow.name) ?? [])];
  useLiveSums(feed);
  useShortcuts({ '/': () => input.current?.focus() });
  const find = useCallback((next: CaseFilter) => patch(writeCaseFilter(next), 'push'), [patch]);
  const choose = (status: CaseStatus) => {
    const only = filter.statuses.length === 1 && filter.statuses[0] === status;
    find({ ...filter, statuses: only ? [] : [status] });
  };
  const showUndecided = () => {
    find({ ...NO_CASE_FILTER, statuses: ['undecided'] });
    list.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <Page
      title="Reconciliation"
      aside={
        <div className="flex flex-wrap items-center gap-2">
          <Segments
            label="Time judged, for the sums"
            choices={RANGES}
            value={range}
            onChange={(value) => patch({ range: value })}
          />
          <LinkButton href="/reconciliation/flows">Flows</LinkButton>
        </div>
      }
    >
      <Incidents onShow={showUndecided} />
      {failed.current === null ? (
        <>
          <Headline summary={summary.data} stale={summary.isError} />
          <StatusTiles summary={summary.data} chosen={filter.statuses} onChoose={choose} />
          {summary.data?.total.cases !== 0 && (
            <Card title="Findings over time" aside={<span className="text-xs text-ink-soft">by kind</span>}>
              {summary.data ? <FindingsChart points={summary.data.over_time} /> : PLACE}
            </Card>
          )}
        </>
      ) : (
        <Card flush>
          <ErrorNote
            trouble={toProblem(failed.current)}
            onRetry={() => summary.refetch()}
            busy={summary.isFetching}
          />
        </Card>
      )}
      <div ref={list} className="scroll-mt-20">
        <Card
          flush
          title="Cases"
          aside={
            <a
              href={casesCsvPath(toCaseQuery(filter))}
              download
              className={`inline-flex ${TOUCHABLE} items-center rounded-md border border-line px-3 text-sm font-medium hover:bg-well`}
            >
              Download CSV
            </a>
          }
          className="sm:has-[ol]:h-[calc(100dvh-6rem)] has-[ol]:min-h-160"
        >
          <CaseFilterForm filter={filter} flows={names} onFilter={find} inputRef={input} />
          <CaseList feed={feed} filter={filter} />
        </Card>
      </div>
    </Page>
  );
}

function LinkButton({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className={`inline-flex ${TOUCHABLE} items-center rounded-md border border-line bg-surface px-3 text-sm font-medium hover:bg-well`}
    >
      {children}
    </Link>
  );
}
