// SPDX-License-Identifier: MIT
import { CLOUDS } from '../../../api/clouds';
import type { Cloud } from '../../../api/wire';
import type {
  CaseDetail,
  ExpectedStep,
  Finding,
  FindingKind,
  StepState,
  TimelineEvent,
} from '../../../api/wire-reconciliation';
import { type TimeScale, timeScale } from './time-scale';

export type MarkKind =
  | 'on_time'
  | 'late'
  | 'out_of_order'
  | 'duplicate'
  | 'conflict'
  | 'unexpected'
  | 'other'
  | 'missing'
  | 'awaited'
  | 'closing';

/** One event, or the place of one that is not there. */
export interface LaneMark {
  kind: MarkKind;
  /** Percent of the width. */
  left: number;
  /** Where it was received; null where that says nothing more. */
  received: number | null;
  event: TimelineEvent | null;
  /** Marks too close to be told apart are drawn above each other. */
  level: 'middle' | 'upper' | 'lower';
}

/** One step as it was expected in this lane, with what came for it. */
export interface LaneRow {
  step: string;
  type: string;
  state: StepState | 'closing';
  optional: boolean;
  /** The time it was allowed: from the case's first event to its deadline. */
  allowed: { left: number; width: number } | null;
  deadline: string | null;
  /** What was found of this step. */
  findings: readonly FindingKind[];
  marks: readonly LaneMark[];
}

export interface Lane {
  cloud: Cloud;
  rows: readonly LaneRow[];
}

export interface Lanes {
  lanes: readonly Lane[];
  scale: TimeScale;
  /** The case's first event time: every deadline counts from it. */
  zero: number;
}

const CLOSING = 'closes:';
/** Received sooner than this after it happened, an event is drawn without a tail. */
const TAIL_PERCENT = 1.5;
const EXTRA: Partial<Record<Finding['kind'], MarkKind>> = {
  duplicate: 'duplicate',
  conflict: 'conflict',
  unexpected: 'unexpected',
};

/** The name of a step or a closing event as people say it. */
export function stepName(step: string): string {
  return step.startsWith(CLOSING) ? (step.split('/').at(-1) ?? step) : step;
}

function kindOf(event: TimelineEvent, findings: readonly Finding[]): MarkKind {
  if (event.step.startsWith(CLOSING) && event.standing) return 'closing';
  const about = findings.filter((finding) => finding.step === event.step);
  if (event.standing) {
    if (about.some((finding) => finding.kind === 'out_of_order')) return 'out_of_order';
    return event.late ? 'late' : 'on_time';
  }
  const own = about.find((finding) => finding.event?.id === event.event_id && EXTRA[finding.kind]);
  const any = own ?? about.find((finding) => EXTRA[finding.kind]);
  return (any && EXTRA[any.kind]) ?? 'other';
}

/** The lane a step is drawn in: where its event came from, else the first cloud that may bring it. */
function cloudOf(step: ExpectedStep, timeline: readonly TimelineEvent[]): Cloud {
  const standing = timeline.find((event) => event.step === step.step && event.standing);
  return standing?.source ?? step.clouds[0] ?? 'direct';
}

const momentOf = (iso: string | null) => (iso === null ? Number.NaN : Date.parse(iso));

/** How the case is drawn: one lane a cloud, one row a step, all on one axis. */
export function layLanes(
  detail: Pick<CaseDetail, 'timeline' | 'steps' | 'findings' | 'judged_at' | 'opened_at'>,
): Lanes {
  const { timeline, steps, findings } = detail;
  const happened = timeline.map((event) => momentOf(event.occurred_at)).filter(Number.isFinite);
  const zero = happened.length === 0 ? momentOf(detail.opened_at) : Math.min(...happened);
  const deadlines = steps.map((step) => momentOf(step.deadline)).filter(Number.isFinite);
  const received = timeline.map((event) => momentOf(event.received_at)).filter(Number.isFinite);
  const usual = Math.max(1_000, ...deadlines.map((deadline) => deadline - zero));
  const scale = timeScale([zero, ...happened, ...received, ...deadlines], usual, zero);
  const rows = steps.map((step) => ({
    cloud: cloudOf(step, timeline),
    row: rowOf(step, detail, scale, zero),
  }));
  for (const event of timeline) {
    if (steps.some((step) => step.step === event.step)) continue;
    rows.push({ cloud: event.source, row: lone(event, findings, scale) });
  }
  const lanes = CLOUDS.map((cloud) => ({
    cloud,
    rows: rows.filter((each) => each.cloud === cloud).map((each) => each.row),
  })).filter((lane) => lane.rows.length > 0);
  return { lanes, scale, zero };
}

function kindsOf(step: string, findings: readonly Finding[]): FindingKind[] {
  return [...new Set(findings.filter((finding) => finding.step === step).map((finding) => finding.kind))];
}

function rowOf(
  step: ExpectedStep,
  { timeline, findings }: Pick<CaseDetail, 'timeline' | 'findings'>,
  scale: TimeScale,
  zero: number,
): LaneRow {
  const deadline = momentOf(step.deadline);
  const start = scale.at(zero);
  const own = timeline
    .filter((event) => event.step === step.step)
    .map((event) => markOf(event, findings, scale));
  const absent: LaneMark[] =
    step.state === 'missing' || step.state === 'pending' || step.state === 'undecided'
      ? [
          {
            kind: step.state === 'missing' ? 'missing' : 'awaited',
            left: Number.isFinite(deadline) ? scale.at(deadline) : 100,
            received: null,
            event: null,
            level: 'middle',
          },
        ]
      : [];
  return {
    step: step.step,
    type: step.type,
    state: step.state,
    optional: step.optional,
    deadline: step.deadline,
    allowed: Number.isFinite(deadline) ? { left: start, width: scale.at(deadline) - start } : null,
    findings: kindsOf(step.step, findings),
    marks: spread([...own, ...absent]),
  };
}

function lone(event: TimelineEvent, findings: readonly Finding[], scale: TimeScale): LaneRow {
  return {
    step: event.step,
    type: event.step.slice(event.step.indexOf('/') + 1),
    state: 'closing',
    optional: false,
    deadline: null,
    allowed: null,
    findings: kindsOf(event.step, findings),
    marks: [markOf(event, findings, scale)],
  };
}

function markOf(event: TimelineEvent, findings: readonly Finding[], scale: TimeScale): LaneMark {
  const left = scale.at(momentOf(event.occurred_at));
  const received = scale.at(momentOf(event.received_at));
  return {
    kind: kindOf(event, findings),
    left,
    received: Math.abs(received - left) < TAIL_PERCENT ? null : received,
    event,
    level: 'middle',
  };
}

/** Marks closer than this, in percent, cover each other. */
const APART = 2.5;

/** The second of two marks at one place goes below, the first above. */
function spread(marks: readonly LaneMark[]): LaneMark[] {
  const near = (one: LaneMark, other: LaneMark) => one !== other && Math.abs(one.left - other.left) < APART;
  return marks.map((mark, index) => {
    if (!marks.some((other) => near(mark, other))) return mark;
    return { ...mark, level: marks.slice(0, index).some((other) => near(mark, other)) ? 'lower' : 'upper' };
  });
}
