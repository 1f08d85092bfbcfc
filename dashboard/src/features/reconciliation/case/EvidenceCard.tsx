// SPDX-License-Identifier: MIT
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { cloudLook } from '../../../api/clouds';
import type { CaseDetail, ProgressEvidence, TimelineEvent } from '../../../api/wire-reconciliation';
import { Badge } from '../../../ui/Badge';
import { Card } from '../../../ui/Card';
import { clockTime, duration, fullTime } from '../../../ui/format';
import { stepName } from './lanes';

const HEAD = 'px-2 py-1.5 text-left font-medium first:pl-0';
const CELL = 'px-2 py-1.5 first:pl-0';

/** What the verdict rests on: the events, and how far each cloud, and each source of what is absent, had come when it was judged. */
export function EvidenceCard({ one }: { one: CaseDetail }) {
  const { clock, overflow = 0, progress = [], sources = [] } = one.evidence;
  return (
    <Card
      title="Evidence"
      aside={
        clock && (
          <span className="text-xs text-ink-soft">
            the log was read up to <Time iso={clock} />
          </span>
        )
      }
    >
      <Scroll>
        <table className="w-full min-w-2xl text-xs">
          <caption className="sr-only">The events of this case</caption>
          <thead>
            <tr className="border-b border-line text-ink-soft">
              {['Step', 'Source', 'Event', 'Happened', 'Received', 'Position', 'Content'].map((name) => (
                <th key={name} scope="col" className={HEAD}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {one.timeline.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a conflict's copies share every name
              <EventLine key={index} event={event} one={one} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {overflow > 0 && (
        <p className="mt-2 text-sm text-warn">{overflow} more events came than a case holds.</p>
      )}
      {progress.length > 0 && <Progress progress={[...progress, ...sources]} />}
    </Card>
  );
}

function EventLine({ event, one }: { event: TimelineEvent; one: CaseDetail }) {
  const seen = one.evidence.sightings?.find(
    (each) =>
      each.id === event.event_id && each.cloud === event.source && each.received_at === event.received_at,
  );
  return (
    <tr className="border-b border-line last:border-b-0">
      <td className={`${CELL} font-medium whitespace-nowrap`}>
        {stepName(event.step)}
        {!event.standing && <span className="block font-normal text-ink-soft">does not stand</span>}
      </td>
      <td className={CELL}>
        <Badge {...cloudLook(event.source)} />
      </td>
      <td className={CELL}>
        <Link
          href={`/events/${encodeURIComponent(event.event_id)}?cloud=${event.source}`}
          className="font-mono text-accent underline wrap-anywhere"
        >
          {event.event_id}
        </Link>
      </td>
      <td className={`${CELL} font-mono tabular-nums`}>
        <Time iso={event.occurred_at} />
        {seen?.time_assumed && <span className="block font-sans text-ink-soft">assumed</span>}
      </td>
      <td className={`${CELL} font-mono tabular-nums`}>
        <Time iso={event.received_at} />
      </td>
      <td className={`${CELL} font-mono`}>{seen?.position ?? '–'}</td>
      <td className={`${CELL} font-mono`}>
        <span title={seen?.content_hash}>{seen ? `${seen.content_hash.slice(0, 10)}…` : '–'}</span>
      </td>
    </tr>
  );
}

function Progress({ progress }: { progress: readonly ProgressEvidence[] }) {
  return (
    <div className="mt-4">
      <h3 className="mb-1 text-sm font-semibold">How far each source had come</h3>
      <Scroll>
        <table className="w-full min-w-md text-xs tabular-nums">
          <thead>
            <tr className="border-b border-line text-ink-soft">
              {['Source', 'Newest event', 'Last arrival', 'Usual gap', 'Clock skew'].map((name) => (
                <th key={name} scope="col" className={HEAD}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {progress.map((each) => (
              <tr key={`${each.cloud} ${each.source ?? ''}`} className="border-b border-line last:border-b-0">
                <td className={CELL}>
                  <Badge {...cloudLook(each.cloud)} />
                  {each.source && <span className="ml-2 font-mono wrap-anywhere">{each.source}</span>}
                </td>
                <td className={`${CELL} font-mono`}>
                  <Time iso={each.newest} />
                </td>
                <td className={`${CELL} font-mono`}>
                  <Time iso={each.last_arrival} />
                </td>
                <td className={CELL}>{duration(each.usual_gap_ms)}</td>
                <td className={CELL}>{skew(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}

function skew({ skew_s: seconds }: ProgressEvidence): string {
  if (seconds === undefined) return '–';
  return seconds === 0 ? 'under 1 s' : `${seconds} s`;
}

function Scroll({ children }: { children: ReactNode }) {
  return (
    <div className="-mx-4 overflow-x-auto px-4" tabIndex={0}>
      {children}
    </div>
  );
}

function Time({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={`${iso}\n${fullTime(iso)}`}>
      {clockTime(iso)}
    </time>
  );
}
