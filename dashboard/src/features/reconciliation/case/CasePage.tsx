// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { cloudLook } from '../../../api/clouds';
import { toProblem } from '../../../api/problem';
import { casePath, useCase } from '../../../api/reconciliation';
import type { CaseDetail } from '../../../api/wire-reconciliation';
import type { Feed } from '../../../live/feed';
import { Badge } from '../../../ui/Badge';
import { Card } from '../../../ui/Card';
import { CopyButton } from '../../../ui/CopyButton';
import { ErrorNote } from '../../../ui/ErrorNote';
import { clockTime, duration, fullTime, money } from '../../../ui/format';
import { Sentence } from '../../../ui/Sentence';
import { SkeletonLines } from '../../../ui/Skeleton';
import { StatusBadge } from '../StatusBadge';
import { useLiveCase } from '../useRefreshing';
import { AgreementsCard } from './AgreementsCard';
import { EvidenceCard } from './EvidenceCard';
import { FindingsCard } from './FindingsCard';
import { HandlingCard } from './HandlingCard';
import { LanesCard } from './LanesCard';
import { RevisionsCard } from './RevisionsCard';

interface Props {
  feed: Feed;
  flow: string;
  caseKey: string;
}

/** Everything that is known of one case, and what can be done about it. */
export function CasePage({ feed, flow, caseKey }: Props) {
  const { data: one, error, refetch, isFetching } = useCase(flow, caseKey);
  useLiveCase(feed, flow, caseKey, one?.revision);
  return (
    <div className="flex flex-col gap-3 lg:gap-4">
      <Link
        href="/reconciliation"
        className="inline-flex min-h-11 items-center self-start text-sm font-medium text-accent hover:underline"
      >
        ← All cases
      </Link>
      {one === undefined && error && (
        <Card flush>
          <ErrorNote trouble={toProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        </Card>
      )}
      {one === undefined && !error && (
        <Card flush>
          <SkeletonLines lines={10} />
        </Card>
      )}
      {one && (
        <>
          <CaseHead one={one} />
          <LanesCard one={one} />
          <div className="grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_23rem] lg:gap-4">
            <div className="flex min-w-0 flex-col gap-3 lg:gap-4">
              <AgreementsCard checks={one.agreements} />
              <FindingsCard findings={one.findings} />
              <EvidenceCard one={one} />
            </div>
            <div className="flex min-w-0 flex-col gap-3 lg:gap-4">
              <HandlingCard one={one} />
              <RevisionsCard one={one} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

function CaseHead({ one }: { one: CaseDetail }) {
  const address = () => window.location.origin + casePath(one.flow, one.key);
  const open = one.closed_at === null;
  const exposed = one.exposure;
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span data-testid="case-status" data-status={one.status}>
            <StatusBadge status={one.status} large />
          </span>
          <h1 className="font-mono text-xl font-semibold wrap-anywhere">{one.key}</h1>
          <span className="text-sm text-ink-soft">
            {one.flow} v{one.version}
          </span>
          <div className="flex flex-wrap gap-2 sm:ml-auto">
            <CopyButton text={() => window.location.href} label="Copy link" />
            <CopyButton text={address} label="Copy API address" />
          </div>
        </div>
        <p data-testid="case-sentence" className="max-w-5xl text-lg font-medium wrap-anywhere sm:text-xl">
          <Sentence text={one.sentence} />
        </p>
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          {one.waiting_for && (
            <Fact name="Waiting for">
              <Badge {...cloudLook(one.waiting_for.cloud)} />
              {one.waiting_for.source && (
                <span className="ml-2 font-mono text-sm wrap-anywhere">{one.waiting_for.source}</span>
              )}
            </Fact>
          )}
          <Fact name="Exposed">
            <span className="text-xl font-semibold tabular-nums">
              {exposed === null ? 'not known' : money(exposed.amount, exposed.currency ?? null)}
            </span>
          </Fact>
          <Fact name="Opened">
            <Moment iso={one.opened_at} />
          </Fact>
          <Fact name="Judged">
            <Moment iso={one.judged_at} /> · revision {one.revision}
          </Fact>
          <Fact name={open ? 'Open' : 'Closed'}>
            {one.closed_at === null ? (
              one.next_due === null ? (
                'something is still awaited'
              ) : (
                <span>
                  judged again by <Moment iso={one.next_due} />
                </span>
              )
            ) : (
              <span>
                <Moment iso={one.closed_at} />, after{' '}
                {duration(Date.parse(one.closed_at) - Date.parse(one.opened_at))}
              </span>
            )}
          </Fact>
        </dl>
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-xs font-medium text-ink-soft">{name}</dt>
      <dd className="flex min-h-7 flex-wrap items-center gap-x-1 text-sm">{children}</dd>
    </div>
  );
}

function Moment({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={`${iso}\n${fullTime(iso)}`} className="tabular-nums">
      {clockTime(iso)}
    </time>
  );
}
