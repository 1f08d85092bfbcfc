// SPDX-License-Identifier: MIT
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HeliosEvent } from '../api/wire';
import { anEvent, wires } from '../testing/fixtures';
import { Feed, KEPT, SHOWN } from './feed';
import type { Gap } from './window';

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => vi.useRealTimers());

interface World {
  recent?: HeliosEvent[];
  between?: { items: HeliosEvent[]; has_more: boolean };
}

async function started({ recent = [], between = { items: [], has_more: false } }: World = {}) {
  const line = wires();
  const asked: unknown[] = [];
  const feed = new Feed({
    open: line.open,
    recent: () => Promise.resolve(recent),
    between: (...args) => {
      asked.push(args);
      return Promise.resolve(between);
    },
    schedule: (paint) => paint,
    random: () => 1,
  });
  feed.start();
  line.last().hello();
  await vi.advanceTimersByTimeAsync(0);
  const ids = () =>
    feed.view.get().entries.map((entry) => (entry.kind === 'event' ? entry.id : `gap ${entry.missed}`));
  return { feed, line, ids, asked };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => anEvent(from + i));

test('start_logHasEvents_showsTheNewestFirst', async () => {
  const { ids, feed } = await started({ recent: [anEvent(2), anEvent(1)] });
  expect(ids()).toEqual(['evt-2', 'evt-1']);
  expect(feed.view.get().loaded).toBe(true);
});

test('events_alreadyAmongTheRecent_areShownOnce', async () => {
  const { ids, line, feed } = await started({ recent: [anEvent(2), anEvent(1)] });
  line.last().events(anEvent(2), anEvent(3));
  expect(ids()).toEqual(['evt-3', 'evt-2', 'evt-1']);
  expect(feed.view.get().received).toBe(1);
});

test('events_moreThanShown_keepsTheNewest', async () => {
  const { ids, line } = await started();
  line.last().events(...range(0, 250));
  expect(ids()).toHaveLength(SHOWN);
  expect(ids()[0]).toBe('evt-249');
});

test('hold_eventsArrive_freezesTheRowsAndCountsTheNew', async () => {
  const { feed, line, ids } = await started();
  line.last().events(anEvent(1));
  feed.hold('asked');
  line.last().events(anEvent(2), anEvent(3));
  expect(ids()).toEqual(['evt-1']);
  expect(feed.view.get().fresh).toBe(2);
  feed.release();
  expect(ids()).toEqual(['evt-3', 'evt-2', 'evt-1']);
  expect(feed.view.get().fresh).toBe(0);
});

test('hold_moreEventsThanAreKept_countsAllAndKeepsTheFrozenRows', async () => {
  const { feed, line, ids } = await started();
  line.last().events(anEvent(0));
  feed.hold('scrolled');
  for (let from = 1; from < 7_001; from += 500) line.last().events(...range(from, from + 500));
  expect(ids()).toEqual(['evt-0']);
  expect(feed.view.get().fresh).toBe(7_000);
  expect(7_000).toBeGreaterThan(KEPT);
});

test('hold_scrolledAfterAsked_staysAsked', async () => {
  const { feed } = await started();
  feed.hold('asked');
  feed.hold('scrolled');
  expect(feed.view.get().hold).toBe('asked');
});

test('setFilter_whileHeld_countsOnlyTheNewThatMatch', async () => {
  const { feed, line, ids } = await started();
  line.last().events(anEvent(1), anEvent(2, { source: 'gcp' }));
  feed.hold('asked');
  line.last().events(anEvent(3), anEvent(4, { source: 'gcp' }), anEvent(5, { source: 'gcp' }));
  feed.setFilter({ clouds: ['gcp'], type: '', text: '' });
  expect(ids()).toEqual(['evt-2']);
  expect(feed.view.get().fresh).toBe(2);
});

test('gap_frame_isARowWhereTheEventsAreMissing', async () => {
  const { line, ids } = await started();
  line.last().events(anEvent(1));
  line.last().says({ type: 'gap', missed: 120, from: '0:1', to: '0:121', reason: 'slow_client' });
  line.last().events(anEvent(122));
  expect(ids()).toEqual(['evt-122', 'gap 120', 'evt-1']);
});

test('loadMissing_allFound_takesTheGapsPlace', async () => {
  const { feed, line, ids, asked } = await started({
    between: { items: [anEvent(3), anEvent(2), anEvent(1)], has_more: false },
  });
  line.last().events(anEvent(1));
  line.last().says({ type: 'gap', missed: 2, from: '0:1', to: '0:3', reason: 'slow_client' });
  line.last().events(anEvent(4));
  await feed.loadMissing(feed.view.get().entries[1] as Gap);
  expect(asked).toEqual([['2026-11-22T12:00:00.001Z', '2026-11-22T12:00:00.004Z', SHOWN]]);
  expect(ids()).toEqual(['evt-4', 'evt-3', 'evt-2', 'evt-1']);
});

test('loadMissing_moreThanAPage_keepsAGapForTheRest', async () => {
  const { feed, line, ids } = await started({ between: { items: [anEvent(9)], has_more: true } });
  line.last().events(anEvent(1));
  line.last().says({ type: 'gap', missed: 8, from: '0:1', to: '0:9', reason: 'too_old' });
  await feed.loadMissing(feed.view.get().entries[0] as Gap);
  expect(ids()).toEqual(['evt-9', 'gap 7', 'evt-1']);
});

test('break_thenResume_showsWhatCameMeanwhileWithoutRepeats', async () => {
  const { feed, line, ids } = await started();
  line.last().events(anEvent(1), anEvent(2));
  line.last().breaks();
  expect(feed.connection.get().phase).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(500);
  expect(line.last().after).toBe('0:2');
  line.last().hello('0:3');
  line.last().events(anEvent(2), anEvent(3));
  expect(feed.connection.get().phase).toBe('live');
  expect(ids()).toEqual(['evt-3', 'evt-2', 'evt-1']);
});

test('reconnecting_nextAttemptUnderWay_staysReconnectingUntilHello', async () => {
  const { feed, line } = await started();
  line.last().breaks();
  await vi.advanceTimersByTimeAsync(500);
  expect(feed.connection.get().phase).toBe('reconnecting');
});

test('events_olderThanTwoSeconds_sayLaggingUntilFreshOnesCome', async () => {
  const { feed, line } = await started();
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  line.last().events(anEvent(1, { ingested_at: at(-12_000) }));
  expect(feed.connection.get()).toMatchObject({ phase: 'lagging', behindMs: 12_000 });
  line.last().events(anEvent(2, { ingested_at: at(-20) }));
  expect(feed.connection.get().phase).toBe('live');
});

test('heartbeat_afterLateEventsAndSilence_saysLiveAgain', async () => {
  const { feed, line } = await started();
  line.last().events(anEvent(1, { ingested_at: '2026-11-22T11:00:00Z' }));
  await vi.advanceTimersByTimeAsync(3_000);
  line.last().says({ type: 'heartbeat', position: '0:1', server_time: new Date().toISOString() });
  expect(feed.connection.get().phase).toBe('live');
});

test('start_feedNotReachable_stillShowsTheNewestEvents', async () => {
  const line = wires();
  const feed = new Feed({
    open: line.open,
    recent: () => Promise.resolve([anEvent(1)]),
    between: () => Promise.reject(new Error('not asked')),
    schedule: (paint) => paint,
    random: () => 1,
  });
  feed.start();
  line.last().breaks();
  await vi.advanceTimersByTimeAsync(0);
  expect(feed.view.get().entries).toHaveLength(1);
  feed.stop();
});

test('verdicts_frame_changesNothingShown', async () => {
  const { feed, line } = await started();
  const before = feed.view.get();
  line.last().says({ type: 'verdicts', position: '0:5', verdicts: [{ case: 'ORD-1' }] });
  expect(feed.view.get()).toBe(before);
  expect(feed.position).toBe('0:5');
});

test('listenedAt_beforeOpeningAndWhileBroken_isNotListening', async () => {
  const { feed, line } = await started();
  const opened = Date.now();
  expect([feed.listenedAt(opened - 1), feed.listenedAt(opened)]).toEqual([false, true]);
  await vi.advanceTimersByTimeAsync(8_000);
  line.last().breaks();
  expect([feed.listenedAt(opened + 7_999), feed.listenedAt(opened + 8_000)]).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(500);
  line.last().hello();
  expect(feed.listenedAt(opened + 8_000)).toBe(true);
});

test('frame_thatCannotBeRead_isFetchedFromTheServerInItsPlace', async () => {
  const between = { items: [anEvent(3), anEvent(2)], has_more: false };
  const { line, ids, asked } = await started({ between });
  line.last().events(anEvent(1));
  line.last().text('{"type":"events","events":[{"event_id":"evt-2","payload":\ufeff1}]}');
  expect(ids()).toEqual(['gap 1', 'evt-1']);
  await vi.advanceTimersByTimeAsync(0);
  line.last().events(anEvent(4));

  expect(asked).toHaveLength(1);
  expect(ids()).toEqual(['evt-4', 'evt-3', 'evt-2', 'evt-1']);
});

test('frame_thatCannotBeReadNorFetched_staysInSightAsAGap', async () => {
  const { line, ids, feed } = await started();
  vi.spyOn(feed, 'loadMissing').mockRejectedValue(new Error('away'));
  line.last().events(anEvent(1));
  line.last().text('no frame');
  await vi.advanceTimersByTimeAsync(0);
  line.last().events(anEvent(2));

  expect(ids()).toEqual(['evt-2', 'gap 1', 'evt-1']);
});
