// SPDX-License-Identifier: MIT
import type { Money, Summary } from '../../api/wire-reconciliation';
import { addDecimals, compareDecimals } from '../../ui/exact-decimal';

const currencyOf = (money: Money) => money.currency ?? '';

/** One exact sum for each currency, in the order of their names; what is no decimal is null for its currency. */
export function sumByCurrency(all: readonly Money[]): { currency: string; amount: string | null }[] {
  const sums = new Map<string, string | null>();
  for (const money of all) {
    const known = sums.get(currencyOf(money));
    sums.set(currencyOf(money), known === null ? null : addDecimals(known ?? '0', money.amount));
  }
  return [...sums]
    .map(([currency, amount]) => ({ currency, amount }))
    .sort((one, other) => one.currency.localeCompare(other.currency));
}

/** Whether two lists of sums say the same of every currency; a currency that is not there is zero. */
export function sameMoney(one: readonly Money[], other: readonly Money[]): boolean {
  const [left, right] = [one, other].map(
    (all) => new Map(sumByCurrency(all).map((s) => [s.currency, s.amount])),
  );
  const currencies = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  return [...currencies].every((currency) => {
    const [a, b] = [left, right].map((sums) => (sums?.has(currency) ? sums.get(currency) : '0'));
    return a != null && b != null && compareDecimals(a, b) === 0;
  });
}

/** Whether the statuses add up to the total, in cases and in money, counted here whatever the server claims. */
export function tiesOut(summary: Pick<Summary, 'statuses' | 'total'>): boolean {
  const cases = summary.statuses.reduce((sum, each) => sum + each.cases, 0);
  return (
    cases === summary.total.cases &&
    sameMoney(
      summary.statuses.flatMap((each) => each.exposure),
      summary.total.exposure,
    )
  );
}
