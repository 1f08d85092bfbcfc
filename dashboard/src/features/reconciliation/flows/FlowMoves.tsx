// SPDX-License-Identifier: MIT
import { useState } from 'react';
import { useMoveFlow } from '../../../api/flows';
import { toProblem } from '../../../api/problem';
import type { FlowVersion } from '../../../api/wire-reconciliation';
import { Button } from '../../../ui/Button';
import { ErrorNote } from '../../../ui/ErrorNote';

type Move = 'activate' | 'retire';

function whatHappens(move: Move, flow: FlowVersion, active: FlowVersion | undefined): string {
  if (move === 'retire')
    return `No new case opens by ${flow.name} version ${flow.version} any more. Open cases are judged by it to their end.`;
  const before =
    active === undefined
      ? ''
      : ` Version ${active.version} retires in the same step; its open cases stay with it.`;
  return `New cases open by ${flow.name} version ${flow.version} from now on.${before}`;
}

/** Activating and retiring a stored version; both are asked twice, with what they do. */
export function FlowMoves({ flow, active }: { flow: FlowVersion; active: FlowVersion | undefined }) {
  const [asked, setAsked] = useState<Move | null>(null);
  const move = useMoveFlow(flow.name, flow.version);
  const go = (what: Move) => move.mutate(what, { onSuccess: () => setAsked(null) });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {flow.status !== 'active' && (
          <Button icon="play" aria-expanded={asked === 'activate'} onClick={() => setAsked('activate')}>
            Activate version {flow.version}
          </Button>
        )}
        {flow.status === 'active' && (
          <Button look="danger" aria-expanded={asked === 'retire'} onClick={() => setAsked('retire')}>
            Retire version {flow.version}
          </Button>
        )}
      </div>
      {asked !== null && (
        <div
          role="alertdialog"
          aria-label={`Confirm to ${asked}`}
          className="rounded-md border border-warn/40 bg-warn-soft p-3 text-sm"
        >
          <p>{whatHappens(asked, flow, active)}</p>
          <div className="mt-2 flex gap-2">
            <Button
              look={asked === 'retire' ? 'danger' : 'primary'}
              disabled={move.isPending}
              onClick={() => go(asked)}
            >
              {asked === 'retire' ? 'Retire it' : 'Activate it'}
            </Button>
            <Button look="quiet" onClick={() => setAsked(null)}>
              Leave it
            </Button>
          </div>
        </div>
      )}
      {move.isError && (
        <div className="-mx-4">
          <ErrorNote trouble={toProblem(move.error)} />
        </div>
      )}
      {move.isSuccess && asked === null && (
        <p role="status" className="rounded-md bg-good-soft p-2.5 text-sm font-medium text-good">
          {move.variables === 'activate' ? 'Activated.' : 'Retired.'}
        </p>
      )}
    </div>
  );
}
