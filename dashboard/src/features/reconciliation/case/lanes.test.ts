// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import type { CaseDetail } from '../../../api/wire-reconciliation';
import { aDetail, after } from '../../../testing/case-fixtures';
import { rowInWords } from './lane-words';
import { layLanes } from './lanes';
import { timeScale } from './time-scale';

function changed(change: (detail: CaseDetail) => void) {
  const detail = aDetail();
  change(detail);
  return layLanes(detail);
}

test('scale_moments_areInProportionWithinTheEdges', () => {
  const scale = timeScale([0, 10_000, 50_000], 50_000, 0);
  expect([0, 10_000, 50_000].map(scale.at).map(Math.round)).toEqual([4, 22, 96]);
  expect(scale.at(99_999)).toBeCloseTo(96);
  expect(scale.at(-5)).toBeCloseTo(4);
  expect(scale.breaks).toEqual([]);
});

test('scale_longSilence_isFoldedAndSaid', () => {
  const scale = timeScale([0, 30_000, 45_000, 7_245_000, 7_246_000], 45_000, 0);
  expect(scale.breaks).toHaveLength(1);
  expect(scale.breaks[0]).toMatchObject({ from: 45_000, to: 7_245_000 });
  expect(scale.at(30_000)).toBeGreaterThan(40);
  expect(scale.ticks.every((tick) => tick.moment <= 45_000 || tick.moment >= 7_245_000)).toBe(true);
});

test('scale_oneMomentOnly_isInTheMiddle', () => {
  expect(timeScale([5], 1_000, 5).at(5)).toBe(50);
});

test('ticks_anyScale_areFewAndApart', () => {
  for (const end of [300, 45_000, 86_400_000 * 3]) {
    const { ticks } = timeScale([0, end], end, 0);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(8);
  }
});

test('lanes_everyCloud_hasItsSteps', () => {
  const { lanes } = layLanes(aDetail());
  expect(lanes.map((lane) => [lane.cloud, lane.rows.map((row) => row.step)])).toEqual([
    ['aws', ['placed']],
    ['gcp', ['paid']],
    ['azure', ['reserved']],
  ]);
});

test('lanes_missingStep_isMarkedAtItsDeadline', () => {
  const { lanes, scale, zero } = layLanes(aDetail());
  const row = lanes[2]?.rows[0];
  expect(row?.marks).toEqual([
    { kind: 'missing', left: scale.at(Date.parse(after(45))), received: null, event: null, level: 'middle' },
  ]);
  expect(row && rowInWords(row, zero)).toBe('did not come within 45.0 s');
  expect(row?.findings).toEqual(['missing']);
});

test('lanes_eventAfterItsDeadline_isLateInShapeAndWords', () => {
  const { lanes, zero } = changed((detail) => {
    Object.assign(detail.timeline[1] ?? {}, { occurred_at: after(38), received_at: after(38.2), late: true });
  });
  const row = lanes[1]?.rows[0];
  expect(row?.marks[0]?.kind).toBe('late');
  expect(row && rowInWords(row, zero)).toBe('after 38.0 s, 8.0 s late');
});

test('lanes_happenedInTimeButReceivedLate_hasATail', () => {
  const { lanes, zero } = changed((detail) => {
    Object.assign(detail.timeline[1] ?? {}, { received_at: after(40), late: true });
  });
  const row = lanes[1]?.rows[0];
  expect(row?.marks[0]?.received).toBeGreaterThan(row?.marks[0]?.left ?? 100);
  expect(row && rowInWords(row, zero)).toBe('after 10.0 s, in time, received late');
});

test('lanes_duplicateAndOutOfOrder_haveShapesOfTheirOwn', () => {
  const { lanes } = changed((detail) => {
    const [, paid] = detail.timeline;
    if (paid) detail.timeline.push({ ...paid, event_id: 'gcp-again', standing: false });
    detail.findings = [
      { kind: 'duplicate', step: 'paid', cause: 'other_content', detail: '' },
      { kind: 'out_of_order', step: 'paid', cause: 'before_its_cause', detail: '' },
    ];
  });
  expect(lanes[1]?.rows[0]?.marks.map((mark) => mark.kind)).toEqual(['out_of_order', 'duplicate']);
});

test('lanes_closingEvent_hasARowInItsCloud', () => {
  const { lanes } = changed((detail) => {
    const [placed] = detail.timeline;
    if (placed) detail.timeline.push({ ...placed, step: 'closes:aws/OrderCancelled', event_id: 'x' });
  });
  expect(lanes[0]?.rows.map((row) => row.state)).toEqual(['present', 'closing']);
});

test('lanes_copiesAtOneMoment_areDrawnAboveEachOther', () => {
  const { lanes } = changed((detail) => {
    const [, paid] = detail.timeline;
    if (paid) detail.timeline.push({ ...paid, standing: false });
  });
  expect(lanes[1]?.rows[0]?.marks.map((mark) => mark.level)).toEqual(['upper', 'lower']);
});
