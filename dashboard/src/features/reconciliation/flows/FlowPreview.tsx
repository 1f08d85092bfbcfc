// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';
import { cloudLook } from '../../../api/clouds';
import type { ParsedFlow } from '../../../api/wire-reconciliation';
import { Badge } from '../../../ui/Badge';
import { previewLanes } from './parsed';

/** A flow as the server understood it: who must bring what, by when, and what must agree. */
export function FlowPreview({ flow, stale }: { flow: ParsedFlow; stale: boolean }) {
  return (
    <div className={`flex flex-col gap-4 ${stale ? 'opacity-60' : ''}`} data-testid="flow-preview">
      <p className="text-sm">
        <strong className="font-semibold">{flow.flow}</strong> version {flow.version}: one case for each{' '}
        <code className="font-mono text-xs">{flow.key}</code>, everything within {flow.window}.
      </p>
      <div className="flex flex-col rounded-md border border-line">
        {previewLanes(flow).map((lane) => (
          <div
            key={lane.cloud}
            className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-2 border-t border-line px-3 py-2 first:border-t-0"
          >
            <span>
              <Badge {...cloudLook(lane.cloud)} />
            </span>
            <ul className="flex flex-wrap gap-2">
              {lane.steps.map((step) => (
                <li key={step.name} className="rounded-md border border-line bg-well px-2.5 py-1.5 text-sm">
                  <span className="font-semibold">{step.name}</span>{' '}
                  <span className="text-xs text-ink-soft">
                    {step.type}, within {step.within}
                    {step.times !== '' && `, ${step.times}`}
                    {step.others.length > 0 &&
                      `, or from ${step.others.map((c) => cloudLook(c).label).join(' or ')}`}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <Words name="Order">{(flow.order ?? []).map((chain) => chain.join(' → '))}</Words>
      <Words name="Must agree">
        {(flow.agree ?? []).map(
          (each) =>
            `${each.fields.join(' = ')}${each.tolerance === undefined ? '' : ` within ${each.tolerance}`}${each.sum ? ', summed' : ''}`,
        )}
      </Words>
      <Words name="Ended by">
        {(flow.closes ?? []).map(
          (each) =>
            `${each.type} from ${each.cloud
              .map((cloud) => cloudLook(cloud).label)
              .join(' or ')}: ${each.reason}`,
        )}
      </Words>
      <Words name="Money at risk">
        {flow.exposure
          ? [`${flow.exposure.amount}${flow.exposure.currency ? ` in ${flow.exposure.currency}` : ''}`]
          : []}
      </Words>
    </div>
  );
}

function Words({ name, children }: { name: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2 text-sm">
      <span className="text-ink-soft">{name}</span>
      <ul>
        {children.map((each) => (
          <li key={String(each)} className="wrap-anywhere">
            {each}
          </li>
        ))}
      </ul>
    </div>
  );
}
