// SPDX-License-Identifier: MIT
import { money } from './format';

/** More currencies than anybody uses: what senders wrote in their place. */
const SHOWN_MAX = 12;

/** Exact amounts, one for each currency; "none" words stand for an empty list. */
export function MoneyList({
  of,
  none = '–',
  className = '',
}: {
  of: readonly { amount: string; currency?: string | null }[];
  none?: string;
  className?: string;
}) {
  if (of.length === 0) return <span className={className}>{none}</span>;
  return (
    <span className={`flex min-w-0 max-w-full flex-wrap gap-x-3 tabular-nums ${className}`}>
      {of.slice(0, SHOWN_MAX).map((each) => (
        <span key={each.currency ?? ''} className="max-w-full min-w-0 truncate">
          {money(each.amount, each.currency ?? null)}
        </span>
      ))}
      {of.length > SHOWN_MAX && <span>and {of.length - SHOWN_MAX} more</span>}
    </span>
  );
}
