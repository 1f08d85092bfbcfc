// SPDX-License-Identifier: MIT
import type { AgreementCheck } from '../../../api/wire-reconciliation';
import { Card } from '../../../ui/Card';
import { decimal } from '../../../ui/format';
import { Icon } from '../../../ui/Icon';

/** The fields that must say the same, side by side, what does not agree first. */
export function AgreementsCard({ checks }: { checks: readonly AgreementCheck[] }) {
  const ordered = checks.toSorted((one, other) => Number(one.holds) - Number(other.holds));
  return (
    <Card title="Do the clouds agree?">
      {checks.length === 0 ? (
        <p className="text-sm text-ink-soft">
          Nothing could be compared: the events that state these fields are not there.
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {ordered.map((check) => (
            <Check key={`${check.left} ${check.right}`} check={check} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Check({ check }: { check: AgreementCheck }) {
  return (
    <li
      data-holds={check.holds}
      className={`grid grid-cols-2 gap-x-4 gap-y-2 rounded-md border px-3 py-2.5 sm:grid-cols-[1fr_auto_1fr_minmax(9rem,auto)] sm:items-center ${check.holds ? 'border-line' : 'border-bad/40 bg-bad-soft'}`}
    >
      <Side field={check.left} value={check.left_value} />
      <span className={`max-sm:hidden ${check.holds ? 'text-good' : 'text-bad'}`}>
        <Icon name={check.holds ? 'check' : 'unequal'} size={22} />
      </span>
      <Side field={check.right} value={check.right_value} />
      <div className="flex flex-col text-xs text-ink-soft max-sm:col-span-2 max-sm:flex-row max-sm:flex-wrap max-sm:gap-x-3">
        <strong className={`text-sm font-semibold ${check.holds ? 'text-good' : 'text-bad'}`}>
          {check.holds ? 'agrees' : 'does not agree'}
        </strong>
        {check.difference !== null && (
          <span className="tabular-nums">difference {decimal(check.difference)}</span>
        )}
        <span className="tabular-nums">
          {check.tolerance === null ? 'must be equal' : `tolerance ${decimal(check.tolerance)}`}
        </span>
      </div>
    </li>
  );
}

function Side({ field, value }: { field: string; value: string | null }) {
  return (
    <div className="min-w-0">
      <div className="font-mono text-xs text-ink-soft wrap-anywhere">{field}</div>
      <div className="text-lg font-semibold tabular-nums wrap-anywhere">
        {value ?? <em className="font-normal text-ink-soft">absent</em>}
      </div>
    </div>
  );
}
