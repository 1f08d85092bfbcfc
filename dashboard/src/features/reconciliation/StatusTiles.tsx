// SPDX-License-Identifier: MIT
import { STATUSES, statusLook } from '../../api/verdict-looks';
import type { CaseStatus, Summary } from '../../api/wire-reconciliation';
import { count } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { MoneyList } from '../../ui/MoneyList';
import { Skeleton } from '../../ui/Skeleton';
import { tiesOut } from './money';
import { StatusBadge } from './StatusBadge';

interface Props {
  summary: Summary | undefined;
  chosen: readonly CaseStatus[];
  onChoose: (status: CaseStatus) => void;
}

/** One tile a status, with its cases and its money, and their sum: counted here, so that it cannot be claimed. */
export function StatusTiles({ summary, chosen, onChoose }: Props) {
  return (
    <section
      aria-label="Cases by status"
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-card"
    >
      <div className="grid grid-cols-1 gap-px bg-line sm:grid-cols-2 lg:grid-cols-5">
        {STATUSES.map((status, index) => {
          const sum = summary?.statuses.find((each) => each.status === status);
          const on = chosen.includes(status);
          return (
            <button
              key={status}
              type="button"
              data-testid={`tile-${status}`}
              aria-pressed={on}
              title={`Show ${on ? 'all cases' : `the ${status} cases`}: ${statusLook(status).means}`}
              onClick={() => onChoose(status)}
              className={`flex min-w-0 flex-col items-start gap-1 px-4 py-3 text-left -outline-offset-2 transition-colors ${index === STATUSES.length - 1 ? 'sm:max-lg:col-span-2' : ''} ${on ? 'bg-accent-soft' : 'bg-surface hover:bg-well'}`}
            >
              <span className="flex w-full items-center justify-between gap-2">
                <StatusBadge status={status} />
                <span className="text-xl font-semibold tabular-nums">
                  {summary === undefined ? <Skeleton className="h-6 w-12" /> : count(sum?.cases ?? 0)}
                </span>
              </span>
              <MoneyList
                of={sum?.exposure ?? []}
                none={summary ? 'no money' : ' '}
                className="text-xs text-ink-soft"
              />
            </button>
          );
        })}
      </div>
      {summary && <Total summary={summary} />}
    </section>
  );
}

function Total({ summary }: { summary: Summary }) {
  const holds = summary.ties_out && tiesOut(summary);
  return (
    <p
      data-testid="ties-out"
      data-holds={holds}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-well px-4 py-2 text-sm"
    >
      <span className="tabular-nums">
        <strong className="font-semibold">{count(summary.total.cases)}</strong>{' '}
        <span className="text-ink-soft">cases in all</span>
      </span>
      <MoneyList of={summary.total.exposure} none="no money exposed" />
      <span
        className={`flex items-center gap-1.5 font-semibold sm:ml-auto ${holds ? 'text-good' : 'text-bad'}`}
        title="The statuses' cases and money, added up, against the total"
      >
        <Icon name={holds ? 'check' : 'alert'} />
        {holds ? 'Ties out to the cent' : 'Does not tie out'}
      </span>
    </p>
  );
}
