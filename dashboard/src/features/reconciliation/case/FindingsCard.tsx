// SPDX-License-Identifier: MIT
import { findingLabel } from '../../../api/verdict-looks';
import type { Finding } from '../../../api/wire-reconciliation';
import { Badge } from '../../../ui/Badge';
import { Card } from '../../../ui/Card';
import type { Tone } from '../../../ui/Mark';
import { Sentence } from '../../../ui/Sentence';
import { stepName } from './lanes';

/** Alone, these leave the case matched. */
export const MILD: ReadonlySet<string> = new Set(['late', 'out_of_order']);

function toneOf(kind: string): Tone {
  return MILD.has(kind) ? 'warn' : 'bad';
}

/** What is not as the flow says, one by one. */
export function FindingsCard({ findings }: { findings: readonly Finding[] }) {
  return (
    <Card title="Findings">
      {findings.length === 0 ? (
        <p className="text-sm text-ink-soft">None: nothing is known to be otherwise than the flow says.</p>
      ) : (
        <ul className="flex flex-col">
          {findings.map((finding) => (
            <li
              key={`${finding.kind} ${finding.step} ${finding.detail}`}
              data-testid="finding"
              className="flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-line py-2.5 first:border-t-0 first:pt-0"
            >
              <Badge label={findingLabel(finding.kind)} tone={toneOf(finding.kind)} />
              {finding.step !== '' && <span className="font-semibold">{stepName(finding.step)}</span>}
              <span className="min-w-0 flex-1 basis-72 text-sm wrap-anywhere">
                <Sentence text={finding.detail} />
              </span>
              <span className="font-mono text-xs text-ink-soft">{finding.cause}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
