// SPDX-License-Identifier: MIT
import { money } from './format';

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
    <span className={`flex flex-wrap gap-x-3 tabular-nums ${className}`}>
      {of.map((each) => (
        <span key={each.currency ?? ''} className="whitespace-nowrap">
          {money(each.amount, each.currency ?? null)}
        </span>
      ))}
    </span>
  );
}
