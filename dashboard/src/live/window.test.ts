// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { anEvent } from '../testing/fixtures';
import { append, around, type Entry, fill, type Gap, matches, NO_FILTER, newest, toRow } from './window';

const row = (n: number, facts = {}) => toRow(anEvent(n, facts), n);
const gap: Gap = { kind: 'gap', sequence: 5, missed: 10, reason: 'slow_client' };

test('append_withinSlack_keepsEverything', () => {
  const entries = append(
    Array.from({ length: 100 }, (_, n) => row(n)),
    Array.from({ length: 10 }, (_, n) => row(100 + n)),
    100,
  );
  expect(entries).toHaveLength(110);
});

test('append_beyondSlack_cutsToCapacityAndKeepsTheNewest', () => {
  const entries = append(
    Array.from({ length: 110 }, (_, n) => row(n)),
    [row(110)],
    100,
  );
  expect(entries).toHaveLength(100);
  expect(entries.at(-1)?.sequence).toBe(110);
  expect(entries[0]?.sequence).toBe(11);
});

test('append_nothing_isTheSameWindow', () => {
  const entries: readonly Entry[] = [row(1)];
  expect(append(entries, [], 100)).toBe(entries);
});

test.each([
  [NO_FILTER, true],
  [{ ...NO_FILTER, clouds: ['aws' as const] }, true],
  [{ ...NO_FILTER, clouds: ['gcp' as const] }, false],
  [{ ...NO_FILTER, type: 'OrderPlaced' }, true],
  [{ ...NO_FILTER, type: 'Order' }, false],
  [{ ...NO_FILTER, text: 'ord-7' }, true],
  [{ ...NO_FILTER, text: 'cust-0001' }, true],
  [{ ...NO_FILTER, text: '12.50' }, true],
  [{ ...NO_FILTER, text: 'nowhere' }, false],
])('matches_filter%#_decides', (filter, expected) => {
  expect(matches(row(7), filter)).toBe(expected);
});

test('newest_filtered_goesPastWhatDoesNotMatchAndKeepsGaps', () => {
  const entries = [row(1), row(2, { source: 'gcp' }), gap, row(3), row(4, { source: 'gcp' })];
  const found = newest(entries, { ...NO_FILTER, clouds: ['gcp'] }, 10);
  expect(found.map((entry) => entry.sequence)).toEqual([4, 5, 2]);
});

test('around_gapAtTheEnd_hasNoMomentAfter', () => {
  expect(around([row(1), gap], gap)).toEqual({ from: '2026-11-22T12:00:00.001Z', to: null });
  expect(around([row(1), gap, row(2)], gap).to).toBe('2026-11-22T12:00:00.002Z');
});

test('fill_gapNoLongerThere_changesNothing', () => {
  const entries = [row(1)];
  expect(fill(entries, gap, [row(2)], 0)).toBe(entries);
});
