// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { BUCKETS, Throughput } from './throughput';

const NOON = Date.parse('2026-11-22T12:00:00Z');

test('series_eventsInOneBucket_areARatePerSecond', () => {
  const throughput = new Throughput();
  for (let n = 0; n < 6; n += 1) throughput.count('aws', NOON + n);
  throughput.count('gcp', NOON + 1_999);
  const last = throughput.series(NOON + 2_000).at(-1);
  expect(last).toEqual({ at: NOON, aws: 3, gcp: 0.5, azure: 0, direct: 0 });
});

test('series_currentBucket_isLeftOutUntilComplete', () => {
  const throughput = new Throughput();
  throughput.count('aws', NOON);
  expect(throughput.series(NOON + 1_000).at(-1)?.aws).toBe(0);
});

test('series_justOpened_showsAMinuteAndAfterLongFive', () => {
  const throughput = new Throughput();
  expect(throughput.series(NOON, NOON)).toHaveLength(30);
  expect(throughput.series(NOON, NOON - 120_000)).toHaveLength(59);
  expect(throughput.series(NOON, NOON - 3_600_000)).toHaveLength(BUCKETS);
});

test('count_lateEvents_fillTheirOwnMoment', () => {
  const throughput = new Throughput();
  throughput.count('aws', NOON);
  throughput.count('aws', NOON - 60_000);
  const series = throughput.series(NOON + 2_000);
  expect(series.find((point) => point.at === NOON - 60_000)?.aws).toBe(0.5);
});

test('count_scatteredOrUnreadableTimes_staysBounded', () => {
  const throughput = new Throughput();
  for (let n = 0; n < 5_000; n += 1) throughput.count('azure', NOON + n * 10_000_000);
  throughput.count('aws', Number.NaN);
  expect(throughput.series(NOON)).toHaveLength(BUCKETS);
});
