// SPDX-License-Identifier: MIT
import { useBalance } from '../../api/stats';
import { Badge } from '../../ui/Badge';
import { count } from '../../ui/format';
import { Icon, type IconName } from '../../ui/Icon';
import { Skeleton } from '../../ui/Skeleton';

/** The books in one line: everything received is accounted for, or the line says by how much it is not. */
export function BalanceStrip() {
  const { data: balance, isError } = useBalance();
  if (balance === undefined) {
    return (
      <section
        aria-label="Balance"
        className="rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink-soft"
      >
        {isError ? 'The balance is not available.' : <Skeleton className="h-5 w-full max-w-xl" />}
      </section>
    );
  }
  const sum = balance.admitted + balance.duplicate + balance.quarantined + balance.refused;
  const verdict = judge(balance.received - sum, balance.idle, isError);
  const terms: [string, number][] = [
    ['admitted', balance.admitted],
    ['duplicate', balance.duplicate],
    ['quarantined', balance.quarantined],
    ['refused', balance.refused],
  ];
  return (
    <section
      aria-label="Balance"
      data-testid="balance-strip"
      data-holds={sum === balance.received}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-line bg-surface px-4 py-2.5 text-sm tabular-nums shadow-card"
    >
      <Term name="received" value={balance.received} strong />
      {terms.map(([name, value], index) => (
        <span key={name} className="flex items-baseline gap-x-3">
          <span aria-hidden="true" className="text-ink-soft">
            {index === 0 ? '=' : '+'}
          </span>
          <Term name={name} value={value} />
        </span>
      ))}
      <span
        className={`flex items-center gap-1.5 font-semibold sm:ml-auto ${verdict.color}`}
        title="received = admitted + duplicate + quarantined + refused"
      >
        <Icon name={verdict.icon} />
        {verdict.words}
      </span>
      {balance.log.lag > 0 && <Badge label={`storing ${count(balance.log.lag)} more`} tone="warn" />}
    </section>
  );
}

/** Figures read while events come in may differ by those; only a difference at rest is a loss. */
function judge(
  difference: number,
  idle: boolean,
  stale: boolean,
): { words: string; color: string; icon: IconName } {
  if (stale) return { words: 'As of the last answer', color: 'text-ink-soft', icon: 'alert' };
  if (difference === 0) return { words: 'Every event accounted for', color: 'text-good', icon: 'check' };
  const missing = count(Math.abs(difference));
  return idle
    ? { words: `${missing} not accounted for`, color: 'text-bad', icon: 'alert' }
    : { words: `${missing} under way`, color: 'text-warn', icon: 'refresh' };
}

function Term({ name, value, strong = false }: { name: string; value: number; strong?: boolean }) {
  return (
    <span className="flex items-baseline gap-1.5">
      <strong className={strong ? 'font-semibold' : 'font-medium'}>{count(value)}</strong>
      <span className="text-ink-soft">{name}</span>
    </span>
  );
}
