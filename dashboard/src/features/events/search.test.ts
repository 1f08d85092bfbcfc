// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { patched } from '../../ui/useUrl';
import {
  fromLocalInput,
  NO_SEARCH,
  readSearch,
  resolveTime,
  toLocalInput,
  toQuery,
  writeSearch,
} from './search';

const NOON = Date.parse('2026-11-22T12:00:00Z');

test('search_writtenAndRead_isTheSame', () => {
  const search = {
    clouds: ['gcp', 'direct'] as const,
    type: 'OrderPlaced',
    key: 'ORD-1',
    customer: 'CUST-0001',
    from: 'now-15m',
    to: '2026-11-22T12:00:00.000Z',
    q: 'a&b=c',
    conflict: true,
  };
  expect(readSearch(new URLSearchParams(patched('', writeSearch(search))))).toEqual(search);
  expect(patched('', writeSearch(NO_SEARCH))).toBe('');
});

test.each([
  ['now', '2026-11-22T12:00:00.000Z'],
  ['now-15m', '2026-11-22T11:45:00.000Z'],
  ['now-24h', '2026-11-21T12:00:00.000Z'],
  ['now-7d', '2026-11-15T12:00:00.000Z'],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['', ''],
])('resolveTime_%j_isAMoment', (text, expected) => {
  expect(resolveTime(text, NOON)).toBe(expected);
});

test('toQuery_relativeTime_isAbsoluteForTheServer', () => {
  expect(toQuery({ ...NO_SEARCH, from: 'now-1h', conflict: true }, NOON)).toMatchObject({
    from: '2026-11-22T11:00:00.000Z',
    conflict: 'true',
  });
});

test('localInput_backAndForth_isTheSameMoment', () => {
  expect(toLocalInput('2026-11-22T12:00:30.000Z')).toBe('2026-11-22T17:45:30');
  expect(fromLocalInput('2026-11-22T17:45:30')).toBe('2026-11-22T12:00:30.000Z');
  expect([toLocalInput('now-15m'), fromLocalInput('')]).toEqual(['', '']);
});
