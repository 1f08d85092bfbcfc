// SPDX-License-Identifier: MIT
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame } from '../api/wire';
import { anEvent, wires } from '../testing/fixtures';
import { LiveSocket, type SocketState } from './socket';

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-22T12:00:00Z') }));
afterEach(() => vi.useRealTimers());

function opened() {
  const line = wires();
  const states: SocketState[] = [];
  const frames: Frame[] = [];
  const unreadable: number[] = [];
  const socket = new LiveSocket({
    open: line.open,
    onFrame: (frame) => frames.push(frame),
    onUnreadable: () => unreadable.push(Date.now()),
    onState: (state) => states.push(state),
    random: () => 1,
  });
  socket.start();
  return { socket, line, states, frames, unreadable, phase: () => states.at(-1)?.phase };
}

test('start_noHelloYet_isConnectingAndAsksForNoPosition', () => {
  const { line, phase } = opened();
  expect(phase()).toBe('connecting');
  expect(line.last().after).toBeNull();
});

test('hello_first_opensAndRemembersThePosition', () => {
  const { line, phase, socket } = opened();
  line.last().hello('0:41');
  expect(phase()).toBe('open');
  expect(socket.position).toBe('0:41');
});

test('break_afterEvents_resumesAfterTheLastPositionSent', () => {
  const { line, phase } = opened();
  line.last().hello('0:1');
  line.last().events(anEvent(2), anEvent(3));
  line.last().breaks();
  expect(phase()).toBe('waiting');
  vi.advanceTimersByTime(500);
  expect(line.all).toHaveLength(2);
  expect(line.last().after).toBe('0:3');
});

test('break_afterAResumedHelloOnly_stillResumesWhereEventsStopped', () => {
  const { line, socket } = opened();
  line.last().hello('0:1');
  line.last().events(anEvent(2));
  line.last().breaks();
  vi.advanceTimersByTime(500);
  line.last().hello('0:900');
  line.last().breaks();
  expect(socket.position).toBe('0:2');
});

test('gap_anyReason_movesThePositionPastIt', () => {
  const { line, socket, frames } = opened();
  line.last().hello('0:1');
  line.last().says({ type: 'gap', missed: 120, from: '0:1', to: '0:121', reason: 'slow_client' });
  expect(socket.position).toBe('0:121');
  expect(frames.at(-1)?.type).toBe('gap');
});

test('breaks_oneAfterAnother_waitLongerUpToTheCap', () => {
  const { line, states } = opened();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    line.last().breaks();
    const state = states.at(-1);
    if (state?.phase !== 'waiting') throw new Error(`Expected waiting, found ${state?.phase}`);
    waits.push(state.retryAt - Date.now());
    vi.advanceTimersByTime(state.retryAt - Date.now());
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test('break_afterAStableConnection_startsWithTheShortestWait', () => {
  const { line, states } = opened();
  line.last().breaks();
  vi.advanceTimersByTime(500);
  line.last().breaks();
  vi.advanceTimersByTime(1000);
  line.last().hello();
  vi.advanceTimersByTime(6000);
  line.last().breaks();
  expect(states.at(-1)).toMatchObject({ phase: 'waiting', retryAt: Date.now() + 500 });
});

test('break_rightAfterHello_doesNotForgetItsPatience', () => {
  const { line, states } = opened();
  for (const wait of [500, 1000, 2000]) {
    line.last().hello();
    line.last().breaks();
    expect(states.at(-1)).toMatchObject({ phase: 'waiting', retryAt: Date.now() + wait });
    vi.advanceTimersByTime(wait);
  }
});

test('silence_longerThanTwoAndAHalfHeartbeats_givesUpTheConnection', () => {
  const { line, states } = opened();
  line.last().hello();
  vi.advanceTimersByTime(24_000);
  line.last().says({ type: 'heartbeat', position: '0:0', server_time: new Date().toISOString() });
  vi.advanceTimersByTime(24_900);
  expect(states.at(-1)?.phase).toBe('open');
  vi.advanceTimersByTime(200);
  expect(states.at(-1)).toMatchObject({ phase: 'waiting', reason: 'silent' });
  expect(line.last().closed).toBe(true);
});

test('connection_withoutHello_isGivenUp', () => {
  const { line, states } = opened();
  vi.advanceTimersByTime(10_000);
  expect(states.at(-1)).toMatchObject({ phase: 'waiting', reason: 'no hello' });
  expect(line.last().closed).toBe(true);
});

test('retryNow_whileWaiting_connectsAtOnceAndOnlyOnce', () => {
  const { line, socket } = opened();
  line.last().breaks();
  socket.retryNow();
  socket.retryNow();
  expect(line.all).toHaveLength(2);
  vi.advanceTimersByTime(9_000);
  expect(line.all).toHaveLength(2);
});

test('stop_whileWaiting_neverConnectsAgain', () => {
  const { line, socket } = opened();
  line.last().breaks();
  socket.stop();
  vi.advanceTimersByTime(60_000);
  expect(line.all).toHaveLength(1);
});

test('frames_unknownOrUnreadable_areLeftOut', () => {
  const { line, frames } = opened();
  line.last().hello();
  line.last().says({ type: 'weather', position: '0:9' });
  line.last().onmessage?.({ data: '{half' } as MessageEvent);
  line.last().says([]);
  expect(frames.map((frame) => frame.type)).toEqual(['hello']);
});

test('textThatIsNoFrame_afterTheHello_isToldAndKeepsThePosition', () => {
  const { line, socket, frames, unreadable } = opened();
  line.last().text('{"type":"hel');
  line.last().hello('0:1');
  line.last().text('{"type":"events","position":"0:9"');

  expect(unreadable).toHaveLength(1);
  expect(frames).toHaveLength(1);
  expect(socket.position).toBe('0:1');
});
