// SPDX-License-Identifier: MIT
import { toProblem } from '../../api/problem';
import { useStats } from '../../api/stats';
import { Button } from '../../ui/Button';
import { duration } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { useNow } from '../../ui/useNow';

/** Says when the figures on the page are old because the server no longer answers. */
export function StaleBanner() {
  const stats = useStats();
  const stale = stats.isError && stats.data !== undefined;
  const now = useNow(stale ? 1_000 : null);
  if (!stale) return null;
  const problem = toProblem(stats.error);
  return (
    <div role="alert" className="border-b border-bad/40 bg-bad-soft text-sm">
      <div className="mx-auto flex max-w-360 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 lg:px-6">
        <span className="text-bad">
          <Icon name="alert" />
        </span>
        <span className="min-w-0 flex-1 basis-60">
          <strong className="font-semibold text-bad">{problem.title}.</strong> The figures are from{' '}
          {duration(Math.max(0, now - stats.dataUpdatedAt))} ago.{' '}
          <code className="font-mono text-xs">{problem.code}</code>
          {problem.requestId && <code className="ml-2 font-mono text-xs">request {problem.requestId}</code>}
        </span>
        <Button icon="refresh" onClick={() => stats.refetch()} disabled={stats.isFetching}>
          Try again
        </Button>
      </div>
    </div>
  );
}
