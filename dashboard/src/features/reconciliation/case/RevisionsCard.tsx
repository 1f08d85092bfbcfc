// SPDX-License-Identifier: MIT
import { toProblem } from '../../../api/problem';
import { useVerify, verdictPath } from '../../../api/reconciliation';
import type { CaseDetail } from '../../../api/wire-reconciliation';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNote } from '../../../ui/ErrorNote';
import { clockTime, fullTime } from '../../../ui/format';
import { Icon } from '../../../ui/Icon';
import { Sentence } from '../../../ui/Sentence';
import { StatusBadge } from '../StatusBadge';

/** What was said of the case before, newest first; no revision is ever changed. */
export function RevisionsCard({ one }: { one: CaseDetail }) {
  const verify = useVerify();
  const newest = one.revisions.toSorted((a, b) => b.revision - a.revision);
  return (
    <Card
      title="Revisions"
      aside={
        <Button onClick={() => verify.mutate(one.verdict_id)} disabled={verify.isPending}>
          {verify.isPending ? 'Judging again…' : 'Judge again'}
        </Button>
      }
    >
      {verify.isSuccess && (
        <Verdict equal={verify.data.equal === verify.data.verified && verify.data.verified > 0} />
      )}
      {verify.isError && (
        <div className="-mx-4">
          <ErrorNote trouble={toProblem(verify.error)} />
        </div>
      )}
      <ol className="text-sm">
        {newest.map((each, index) => (
          <li key={each.verdict_id} data-testid="revision" className="relative pb-4 pl-5 last:pb-0">
            <span
              aria-hidden="true"
              className={`absolute top-2 left-0 size-2.5 rounded-full ${index === 0 ? 'bg-accent' : 'bg-line-strong'}`}
            />
            {index < newest.length - 1 && (
              <span
                aria-hidden="true"
                className="absolute top-5 bottom-0 left-[0.29rem] w-px bg-line-strong/50"
              />
            )}
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <StatusBadge status={each.status} />
              <time
                dateTime={each.judged_at}
                title={fullTime(each.judged_at)}
                className="font-mono text-xs text-ink-soft"
              >
                {clockTime(each.judged_at)}
              </time>
              <a
                href={verdictPath(each.verdict_id)}
                target="_blank"
                rel="noreferrer"
                title="The verdict as JSON, with its evidence"
                className="ml-auto inline-flex min-h-6 items-center text-xs text-accent underline"
              >
                revision {each.revision}
              </a>
            </div>
            <p className="mt-1 text-xs wrap-anywhere text-ink-soft">
              <Sentence text={each.sentence} />
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Verdict({ equal }: { equal: boolean }) {
  return (
    <p
      role="status"
      className={`mb-3 flex items-center gap-2 rounded-md p-2.5 text-sm ${equal ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad'}`}
    >
      <Icon name={equal ? 'check' : 'alert'} />
      {equal
        ? 'Judged again from its evidence: it says the same.'
        : 'Judged again from its evidence: it differs.'}
    </p>
  );
}
