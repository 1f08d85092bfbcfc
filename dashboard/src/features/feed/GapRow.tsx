// SPDX-License-Identifier: MIT
import { useState } from 'react';
import { type ApiProblem, toProblem } from '../../api/problem';
import type { Feed } from '../../live/feed';
import type { Gap } from '../../live/window';
import { Button } from '../../ui/Button';
import { plural } from '../../ui/format';
import { Icon } from '../../ui/Icon';

const WHY: Record<string, string> = {
  slow_client: 'this page could not keep up',
  too_old: 'the break was longer than the feed remembers',
  unreadable: 'a message of the feed could not be read',
};

/** Where events are missing from the stream, and a way to fetch them. */
export function GapRow({ gap, feed }: { gap: Gap; feed: Feed }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const load = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await feed.loadMissing(gap);
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li
      data-testid="gap-row"
      className="flex min-h-14 flex-wrap items-center justify-between gap-2 border-y border-dashed border-warn/50 bg-warn-soft px-4 py-1.5 text-sm text-warn"
    >
      <span className="flex min-w-0 items-center gap-2">
        <Icon name="alert" />
        <span>
          <strong className="font-semibold">
            {gap.reason === 'unreadable' ? 'Some events' : plural(gap.missed, 'event')} not shown
          </strong>
          {WHY[gap.reason] && `: ${WHY[gap.reason]}`}
          {problem && <span className="block">Could not load them ({problem.code}).</span>}
        </span>
      </span>
      <Button onClick={load} disabled={busy}>
        {busy ? 'Loading…' : 'Load missing'}
      </Button>
    </li>
  );
}
