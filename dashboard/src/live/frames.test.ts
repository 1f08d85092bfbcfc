// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { feedUrl, readFrame } from './frames';

test('feedUrl_page_followsItsHostAndScheme', () => {
  expect(feedUrl({ protocol: 'http:', host: 'localhost:8001' }, null)).toBe(
    'ws://localhost:8001/api/v1/ws/events',
  );
  expect(feedUrl({ protocol: 'https:', host: 'helios.example' }, '0:4711')).toBe(
    'wss://helios.example/api/v1/ws/events?after=0%3A4711',
  );
});

test('readFrame_ofAnUnknownKind_isNone', () => {
  expect(readFrame('{"type":"unheard"}')).toBeNull();
});

test.each(['', 'null', '[]', '{"type":7}', '{'])('readFrame_%j_isUnreadable', (text) => {
  expect(readFrame(text)).toBe('unreadable');
});
