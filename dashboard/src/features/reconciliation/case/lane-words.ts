// SPDX-License-Identifier: MIT
import type { CaseDetail, TimelineEvent } from '../../../api/wire-reconciliation';
import { duration } from '../../../ui/format';
import type { LaneRow } from './lanes';

function apart(later: string, earlier: string): number {
  return Date.parse(later) - Date.parse(earlier);
}

function since(moment: string, zero: number): string {
  const ms = Date.parse(moment) - zero;
  return ms === 0 ? 'opened the case' : `after ${duration(ms)}`;
}

/** How an event stood to its deadline: "26.1 s before its deadline", "8.4 s late". */
export function toDeadline(event: TimelineEvent, deadline: string | null): string {
  if (deadline === null) return '';
  const left = apart(deadline, event.occurred_at);
  if (left <= 0) return `${duration(-left)} late`;
  return event.late ? 'in time, received late' : `${duration(left)} before its deadline`;
}

/** What came of a row, in words: everything its picture says. */
export function rowInWords(row: LaneRow, zero: number): string {
  const standing = row.marks.find((mark) => mark.event?.standing)?.event;
  if (standing) {
    const order = row.marks.some((mark) => mark.kind === 'out_of_order') ? ', before its cause' : '';
    const opens = Date.parse(standing.occurred_at) === zero;
    const deadline = opens ? '' : toDeadline(standing, row.deadline);
    return `${since(standing.occurred_at, zero)}${deadline === '' ? '' : `, ${deadline}`}${order}`;
  }
  const came = row.marks.find((mark) => mark.event !== null)?.event;
  if (came && row.state === 'not_expected')
    return `not expected any more, came ${since(came.occurred_at, zero)}`;
  const within = row.deadline === null ? '' : duration(Date.parse(row.deadline) - zero);
  switch (row.state) {
    case 'missing':
      return `did not come within ${within}`;
    case 'pending':
      return `may still come: ${within} allowed`;
    case 'undecided':
      return `not known: its cloud is silent, ${within} allowed`;
    default:
      return 'not expected any more';
  }
}

/** The whole picture in one paragraph, for those who do not see it. */
export function lanesInWords(
  detail: Pick<CaseDetail, 'key'>,
  rows: readonly { cloud: string; row: LaneRow }[],
  zero: number,
): string {
  const told = rows.map(({ cloud, row }) => `${row.step} in ${cloud}: ${rowInWords(row, zero)}`);
  return `Timeline of ${detail.key}. ${told.join('. ')}.`;
}
