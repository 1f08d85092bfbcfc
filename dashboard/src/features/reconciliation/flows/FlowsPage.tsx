// SPDX-License-Identifier: MIT
import { Link } from 'wouter';
import { useFlows } from '../../../api/flows';
import { toProblem } from '../../../api/problem';
import type { FlowVersion } from '../../../api/wire-reconciliation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNote } from '../../../ui/ErrorNote';
import { Page } from '../../../ui/Page';
import { SkeletonLines } from '../../../ui/Skeleton';
import { useUrl } from '../../../ui/useUrl';
import { FlowDesk } from './FlowDesk';
import { FlowList } from './FlowList';

/** The version that the address names, else the newest active one, else the first. */
export function chosen(
  flows: readonly FlowVersion[],
  name: string | null,
  version: string | null,
): FlowVersion | undefined {
  const named = flows.filter((flow) => flow.name === name);
  return (
    named.find((flow) => String(flow.version) === version) ??
    named.find((flow) => flow.status === 'active') ??
    named[0] ??
    flows.find((flow) => flow.status === 'active') ??
    flows[0]
  );
}

/** What belongs together: the flows, their versions, and an editor to write the next one. */
export function FlowsPage() {
  const [url, patch] = useUrl();
  const flows = useFlows();
  const items = flows.data?.items ?? [];
  const fresh = url.get('new') === 'true' || (flows.isSuccess && items.length === 0);
  const flow = fresh ? undefined : chosen(items, url.get('flow'), url.get('version'));
  const open = ({ name, version }: FlowVersion) =>
    patch({ flow: name, version: String(version), new: null }, 'push');
  return (
    <Page
      title="Flows"
      aside={
        <Link
          href="/reconciliation"
          className="inline-flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
        >
          ← All cases
        </Link>
      }
    >
      {flows.isError && flows.data === undefined && (
        <Card flush>
          <ErrorNote
            trouble={toProblem(flows.error)}
            onRetry={() => flows.refetch()}
            busy={flows.isFetching}
          />
        </Card>
      )}
      {flows.isPending && (
        <Card flush>
          <SkeletonLines lines={8} />
        </Card>
      )}
      {flows.data && (
        <div className="grid items-start gap-3 lg:grid-cols-[19rem_minmax(0,1fr)] lg:gap-4">
          <Card
            flush
            title="Versions"
            aside={
              <Button onClick={() => patch({ flow: null, version: null, new: 'true' }, 'push')}>
                New flow
              </Button>
            }
          >
            {items.length === 0 && (
              <p className="px-4 pb-4 text-sm text-ink-soft">
                No flow yet. The text beside this is one to begin with.
              </p>
            )}
            <FlowList flows={items} selected={flow} onOpen={open} />
          </Card>
          <FlowDesk
            key={flow === undefined ? 'new' : `${flow.name} ${flow.version} ${flow.text.length}`}
            flow={flow}
            flows={items}
            onCreated={open}
          />
        </div>
      )}
    </Page>
  );
}
