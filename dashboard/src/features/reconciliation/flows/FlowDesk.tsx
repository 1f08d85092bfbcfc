// SPDX-License-Identifier: MIT
import { useEffect, useState } from 'react';
import { useCreateFlow, useFlowCheck } from '../../../api/flows';
import { toProblem } from '../../../api/problem';
import type { FlowCheck, FlowVersion } from '../../../api/wire-reconciliation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Icon } from '../../../ui/Icon';
import { FlowEditor } from './FlowEditor';
import { FlowErrors } from './FlowErrors';
import { FlowStateBadge } from './FlowList';
import { FlowMoves } from './FlowMoves';
import { FlowPreview } from './FlowPreview';
import { FIRST_FLOW, nextVersion, refusedErrors, withVersion } from './parsed';
import { WhatIfCard } from './WhatIfCard';

/** A pause in typing this long, and the text is checked. */
const QUIET_MS = 400;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface Props {
  /** The version that is open; undefined begins a new flow. */
  flow: FlowVersion | undefined;
  flows: readonly FlowVersion[];
  onCreated: (flow: FlowVersion) => void;
}

/** One flow's text, what the server makes of it, and what may be done with it. */
export function FlowDesk({ flow, flows, onCreated }: Props) {
  const [text, setText] = useState(flow?.text ?? FIRST_FLOW);
  const settled = useSettled(text);
  const check = useFlowCheck(settled);
  const create = useCreateFlow();
  const checking = settled !== text || check.isFetching;
  const refused =
    create.isError && create.variables === text ? refusedErrors(toProblem(create.error).errors) : [];
  const errors = check.data?.valid === false ? check.data.errors : refused;
  const valid = check.data?.valid === true && !checking;
  const changed = text !== (flow?.text ?? '');
  const save = () => create.mutate(text, { onSuccess: onCreated });
  const active = flows.find((each) => each.name === flow?.name && each.status === 'active' && each !== flow);
  return (
    <div className="flex min-w-0 flex-col gap-3 lg:gap-4">
      <Card
        title={
          <span className="flex flex-wrap items-center gap-2">
            {flow === undefined ? 'New flow' : `${flow.name} version ${flow.version}`}
            {flow && <FlowStateBadge state={flow.status} />}
          </span>
        }
        aside={<CheckState check={check.data} checking={checking} failed={check.isError} />}
      >
        <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
          <div className="flex min-w-0 flex-col gap-3">
            <FlowEditor text={text} errors={errors} onChange={setText} />
            <div className="flex flex-wrap gap-2">
              <Button
                look="primary"
                onClick={save}
                disabled={!valid || create.isPending || (!changed && flow !== undefined)}
              >
                {create.isPending ? 'Saving…' : 'Save as draft'}
              </Button>
              {flow && flow.status !== 'draft' && (
                <Button onClick={() => setText(withVersion(text, nextVersion(flows, flow.name)))}>
                  Number it {nextVersion(flows, flow.name)}
                </Button>
              )}
              {changed && flow && (
                <Button look="quiet" onClick={() => setText(flow.text)}>
                  Undo changes
                </Button>
              )}
            </div>
            {flow && !changed && <FlowMoves flow={flow} active={active} />}
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <FlowErrors errors={errors} />
            {check.isError && (
              <div className="-mx-4">
                <ErrorNote
                  trouble={toProblem(check.error)}
                  onRetry={() => check.refetch()}
                  busy={check.isFetching}
                />
              </div>
            )}
            {create.isError && refused.length === 0 && (
              <div className="-mx-4">
                <ErrorNote trouble={toProblem(create.error)} />
              </div>
            )}
            {check.data?.valid && <FlowPreview flow={check.data.flow} stale={checking} />}
          </div>
        </div>
      </Card>
      <WhatIfCard
        flow={check.data?.valid ? check.data.flow.flow : (flow?.name ?? '')}
        text={text}
        valid={valid}
      />
    </div>
  );
}

function CheckState(props: { check: FlowCheck | undefined; checking: boolean; failed: boolean }) {
  const { check, checking, failed } = props;
  if (failed) return <span className="text-sm text-ink-soft">Not checked</span>;
  if (check === undefined || checking) return <span className="text-sm text-ink-soft">Checking…</span>;
  return (
    <span
      role="status"
      className={`flex items-center gap-1.5 text-sm font-semibold ${check.valid ? 'text-good' : 'text-bad'}`}
    >
      <Icon name={check.valid ? 'check' : 'alert'} />
      {check.valid ? 'Valid' : `${check.errors.length} to mend`}
    </span>
  );
}
