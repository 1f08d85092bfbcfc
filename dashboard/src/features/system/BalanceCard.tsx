// SPDX-License-Identifier: MIT
import { CLOUDS, cloudLook } from '../../api/clouds';
import type { Balance, CloudBalance } from '../../api/wire';
import { Badge } from '../../ui/Badge';
import { Card } from '../../ui/Card';
import { count } from '../../ui/format';
import { Icon } from '../../ui/Icon';

const COLUMNS: { key: keyof CloudBalance; name: string }[] = [
  { key: 'received', name: 'Received' },
  { key: 'admitted', name: 'Admitted' },
  { key: 'duplicate', name: 'Duplicate' },
  { key: 'quarantined', name: 'Quarantined' },
  { key: 'refused', name: 'Refused' },
  { key: 'stored', name: 'Stored' },
];

/** The books: every equation with its two sides, and every source's row. */
export function BalanceCard({ balance }: { balance: Balance }) {
  const verdict = balance.balanced
    ? 'Balanced'
    : balance.idle
      ? 'Not balanced'
      : 'Counting: events are under way';
  const clouds = CLOUDS.filter((cloud) => balance.by_cloud[cloud] !== undefined);
  return (
    <Card
      title="Balance"
      aside={<Badge label={verdict} tone={balance.balanced ? 'good' : balance.idle ? 'bad' : 'warn'} />}
    >
      <ul className="mb-4 grid gap-x-6 text-sm">
        {balance.equations.map((equation) => (
          <li key={equation.equation} className="flex min-h-8 flex-wrap items-center gap-x-3">
            <span className={equation.holds ? 'text-good' : 'text-bad'}>
              <Icon name={equation.holds ? 'check' : 'alert'} />
              <span className="sr-only">{equation.holds ? 'holds' : 'does not hold'}</span>
            </span>
            <span className="min-w-0 flex-1 basis-52">{equation.equation}</span>
            <span className="text-ink-soft tabular-nums">
              {count(equation.left)} {equation.holds ? '=' : '≠'} {count(equation.right)}
            </span>
          </li>
        ))}
      </ul>
      <div className="-mx-4 overflow-x-auto px-4" tabIndex={0}>
        <table data-testid="balance-table" className="w-full min-w-xl text-sm tabular-nums">
          <thead>
            <tr className="border-b border-line text-right text-xs text-ink-soft">
              <th scope="col" className="py-1.5 text-left font-medium">
                Source
              </th>
              {COLUMNS.map((column) => (
                <th key={column.key} scope="col" className="font-medium">
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {clouds.map((cloud) => (
              <tr key={cloud} className="border-b border-line text-right">
                <th scope="row" className="py-2 text-left">
                  <Badge {...cloudLook(cloud)} />
                </th>
                {COLUMNS.map((column) => (
                  <td key={column.key}>{count(balance.by_cloud[cloud]?.[column.key] ?? 0)}</td>
                ))}
              </tr>
            ))}
            <tr className="text-right font-semibold">
              <th scope="row" className="py-2 text-left">
                All
              </th>
              {COLUMNS.map((column) => (
                <td key={column.key}>{count(balance[column.key])}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Card>
  );
}
