// SPDX-License-Identifier: MIT
import type { FlowState, FlowVersion } from '../../../api/wire-reconciliation';
import { Badge } from '../../../ui/Badge';
import { fullTime } from '../../../ui/format';
import type { Tone } from '../../../ui/Mark';

const TONES: Record<FlowState, Tone> = { draft: 'warn', active: 'good', retired: 'neutral' };

export function FlowStateBadge({ state }: { state: FlowState }) {
  return <Badge label={state} tone={TONES[state]} />;
}

function since(flow: FlowVersion): string {
  const at = flow.retired_at ?? flow.activated_at ?? flow.created_at;
  return `since ${fullTime(at).slice(0, 16)}`;
}

interface Props {
  flows: readonly FlowVersion[];
  selected: FlowVersion | undefined;
  onOpen: (flow: FlowVersion) => void;
}

/** Every flow with its versions, newest first. */
export function FlowList({ flows, selected, onOpen }: Props) {
  const names = [...new Set(flows.map((flow) => flow.name))].sort();
  return (
    <ul>
      {names.map((name) => (
        <li key={name} className="border-t border-line py-2">
          <h3 className="px-4 py-1 text-sm font-semibold wrap-anywhere">{name}</h3>
          <ul>
            {flows
              .filter((flow) => flow.name === name)
              .toSorted((one, other) => other.version - one.version)
              .map((flow) => (
                <li key={flow.version}>
                  <button
                    type="button"
                    data-testid="flow-row"
                    aria-current={flow === selected || undefined}
                    onClick={() => onOpen(flow)}
                    className={`flex min-h-11 w-full flex-wrap items-center gap-x-3 px-4 py-1.5 text-left text-sm -outline-offset-2 hover:bg-well ${flow === selected ? 'bg-accent-soft' : ''}`}
                  >
                    <span className="tabular-nums">version {flow.version}</span>
                    <FlowStateBadge state={flow.status} />
                    <span className="text-xs text-ink-soft tabular-nums">{since(flow)}</span>
                  </button>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
