// SPDX-License-Identifier: MIT
import { useMemo } from 'react';
import { Link } from 'wouter';
import { cloudLook } from '../../../api/clouds';
import { findingLabel } from '../../../api/verdict-looks';
import type { CaseDetail } from '../../../api/wire-reconciliation';
import { Badge } from '../../../ui/Badge';
import { Card } from '../../../ui/Card';
import { clockTime, duration } from '../../../ui/format';
import { fillOf } from '../../../ui/Mark';
import { MILD } from './FindingsCard';
import { LaneMarkShape, markLabel } from './LaneMark';
import { lanesInWords, rowInWords } from './lane-words';
import { type Lane, type LaneMark, type LaneRow, layLanes, type MarkKind, stepName } from './lanes';
import type { TimeScale } from './time-scale';

const GRID = 'grid gap-x-4 gap-y-1 lg:grid-cols-[17rem_minmax(0,1fr)]';

function offset(ms: number): string {
  if (ms === 0) return '0 s';
  const text = ms % 1_000 === 0 && Math.abs(ms) < 60_000 ? `${ms / 1_000} s` : duration(ms);
  return ms > 0 ? `+${text}` : text;
}

/** The case's picture: what each cloud was expected to bring and by when, against what came. */
export function LanesCard({ one }: { one: CaseDetail }) {
  const { lanes, scale, zero } = useMemo(() => layLanes(one), [one]);
  const rows = lanes.flatMap((lane) => lane.rows.map((row) => ({ cloud: cloudLook(lane.cloud).label, row })));
  const kinds = [...new Set(rows.flatMap(({ row }) => row.marks.map((mark) => mark.kind)))];
  return (
    <Card title="Timeline" aside={<Legend kinds={kinds} />}>
      <p className="sr-only">{lanesInWords(one, rows, zero)}</p>
      <div className="flex flex-col">
        {lanes.map((lane) => (
          <LaneView key={lane.cloud} lane={lane} scale={scale} zero={zero} />
        ))}
      </div>
      <div className={GRID}>
        <span className="self-center text-xs text-ink-soft max-lg:mt-2">
          0 s is {clockTime(new Date(zero).toISOString())}, the case's first event
        </span>
        <Axis scale={scale} zero={zero} />
      </div>
    </Card>
  );
}

function LaneView({ lane, scale, zero }: { lane: Lane; scale: TimeScale; zero: number }) {
  const look = cloudLook(lane.cloud);
  return (
    <section
      data-testid={`lane-${lane.cloud}`}
      aria-label={look.label}
      className="border-t border-line py-2 first:border-t-0"
    >
      {lane.rows.map((row, index) => (
        <div key={`${row.step}${row.marks[0]?.event?.event_id}`} className={`${GRID} py-1`}>
          <div className="grid min-w-0 grid-cols-[4.5rem_minmax(0,1fr)] items-start gap-x-2">
            <span className={index === 0 ? '' : 'invisible'}>
              <Badge {...look} />
            </span>
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-semibold">{stepName(row.step)}</span>
                {row.findings.map((kind) => (
                  <Badge key={kind} label={findingLabel(kind)} tone={MILD.has(kind) ? 'warn' : 'bad'} />
                ))}
              </span>
              <span className="block text-xs text-ink-soft">
                {rowInWords(row, zero)}
                {row.optional && ' (optional)'}
              </span>
            </span>
          </div>
          <Track row={row} lane={lane} scale={scale} />
        </div>
      ))}
    </section>
  );
}

function Track({ row, lane, scale }: { row: LaneRow; lane: Lane; scale: TimeScale }) {
  const fill = fillOf(cloudLook(lane.cloud).tone);
  const due = row.deadline === null ? null : scale.at(Date.parse(row.deadline));
  return (
    <div className="relative h-11 rounded-sm bg-well">
      {scale.ticks.map((tick) => (
        <span
          key={tick.moment}
          aria-hidden="true"
          className="absolute inset-y-0 w-px bg-line"
          style={{ left: `${tick.left}%` }}
        />
      ))}
      {scale.breaks.map((fold) => (
        <Fold key={fold.from} left={fold.left} width={fold.width} />
      ))}
      {row.allowed && (
        <span
          aria-hidden="true"
          title="The time this step has"
          className="absolute top-1/2 h-2 -translate-y-1/2 rounded-full opacity-35"
          style={{ left: `${row.allowed.left}%`, width: `${row.allowed.width}%`, background: fill }}
        />
      )}
      {due !== null && row.state !== 'not_expected' && (
        <span
          title={`Deadline ${clockTime(row.deadline ?? '')}`}
          className="absolute inset-y-1 w-0.5 -translate-x-1/2 bg-ink-soft"
          style={{ left: `${due}%` }}
        >
          <span
            aria-hidden="true"
            className="absolute top-0 left-0 h-0 w-0 border-y-4 border-l-6 border-y-transparent border-l-ink-soft"
          />
          <span className="sr-only">deadline</span>
        </span>
      )}
      {row.marks.map((mark) => (
        <Placed key={`${mark.kind}${mark.event?.event_id}${mark.event?.received_at}`} mark={mark} />
      ))}
    </div>
  );
}

const LEVELS = { middle: 'top-1/2', upper: 'top-[28%]', lower: 'top-[72%]' };

function Placed({ mark }: { mark: LaneMark }) {
  const { event } = mark;
  const label = markLabel(mark.kind);
  const place = `absolute ${LEVELS[mark.level]} flex size-7 -translate-x-1/2 -translate-y-1/2 items-center justify-center`;
  return (
    <>
      {mark.received !== null && (
        <span
          aria-hidden="true"
          title={event === null ? '' : `Received ${clockTime(event.received_at)}`}
          className="absolute top-1/2 h-0 border-t-2 border-dotted border-ink-soft"
          style={{
            left: `${Math.min(mark.left, mark.received)}%`,
            width: `${Math.abs(mark.received - mark.left)}%`,
          }}
        />
      )}
      {event === null ? (
        <span title={label} className={place} style={{ left: `${mark.left}%` }}>
          <LaneMarkShape kind={mark.kind} />
          <span className="sr-only">{label}</span>
        </span>
      ) : (
        <Link
          href={`/events/${encodeURIComponent(event.event_id)}?cloud=${event.source}`}
          title={`${event.step} ${event.event_id}\nhappened ${clockTime(event.occurred_at)}, received ${clockTime(event.received_at)}\n${label}`}
          className={`${place} z-10 rounded-full hover:scale-125`}
          style={{ left: `${mark.left}%` }}
        >
          <LaneMarkShape kind={mark.kind} />
          <span className="sr-only">
            {event.step} {event.event_id}, {label}
          </span>
        </Link>
      )}
    </>
  );
}

function Fold({ left, width }: { left: number; width: number }) {
  return (
    <span
      aria-hidden="true"
      className="absolute inset-y-0 border-x border-dashed border-line-strong bg-surface"
      style={{ left: `${left}%`, width: `${width}%` }}
    />
  );
}

function Axis({ scale, zero }: { scale: TimeScale; zero: number }) {
  return (
    <div aria-hidden="true" className="relative h-6 text-xs text-ink-soft tabular-nums">
      {scale.ticks.map((tick) => (
        <span
          key={tick.moment}
          className="absolute top-1 -translate-x-1/2 whitespace-nowrap"
          style={{ left: `${tick.left}%` }}
        >
          {offset(tick.moment - zero)}
        </span>
      ))}
      {scale.breaks.map((fold) => (
        <span
          key={fold.from}
          className="absolute top-1 -translate-x-1/2 bg-surface px-1 font-medium whitespace-nowrap"
          style={{ left: `${fold.left + fold.width / 2}%` }}
        >
          ⋯ {duration(fold.to - fold.from)}
        </span>
      ))}
    </div>
  );
}

function Legend({ kinds }: { kinds: readonly MarkKind[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-soft">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1">
          <LaneMarkShape kind={kind} size={13} />
          {markLabel(kind)}
        </li>
      ))}
      <li className="flex items-center gap-1">
        <svg width="9" height="13" viewBox="0 0 9 13" aria-hidden="true" className="text-ink-soft">
          <path d="M1 0v13M1 0l7 4-7 4z" stroke="currentColor" strokeWidth="1.6" fill="currentColor" />
        </svg>
        deadline
      </li>
    </ul>
  );
}
