// SPDX-License-Identifier: MIT
import type { FlowError } from '../../../api/wire-reconciliation';
import { Icon } from '../../../ui/Icon';

/** What is wrong, line by line, each with its cure. */
export function FlowErrors({ errors }: { errors: readonly FlowError[] }) {
  return (
    <ul id="flow-errors" aria-live="polite" className="flex flex-col gap-2 empty:hidden">
      {errors.map((error) => (
        <li
          key={`${error.line} ${error.path} ${error.message}`}
          data-testid="flow-error"
          data-line={error.line}
          className="flex gap-2.5 rounded-md border border-bad/40 bg-bad-soft px-3 py-2 text-sm"
        >
          <span className="mt-0.5 text-bad">
            <Icon name="alert" />
          </span>
          <span className="min-w-0 wrap-anywhere">
            <strong className="font-semibold text-bad">
              {error.line > 0 ? `Line ${error.line}` : 'The whole text'}
            </strong>
            {error.path !== '' && <span className="font-mono text-xs text-ink-soft"> {error.path}</span>}
            <span className="block">{error.message}</span>
            {error.cure !== '' && (
              <span className="block">
                <span className="font-medium">Cure:</span> {error.cure}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
