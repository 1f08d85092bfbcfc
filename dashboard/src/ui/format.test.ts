// SPDX-License-Identifier: MIT
// The suite runs in Asia/Kathmandu (UTC+05:45), where a forgotten time zone shows.
import { expect, test } from 'vitest';
import { bytes, clockTime, count, decimal, duration, fullTime, money, plural, rate, share } from './format';

test.each([
  ['100', '100'],
  ['1234567.890', '1,234,567.890'],
  ['-1000', '-1,000'],
  ['9007199254740993', '9,007,199,254,740,993'],
  ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
  ['1e5', '1e5'],
  ['twelve', 'twelve'],
])('decimal_%s_groupsWithoutChangingADigit', (text, expected) => {
  expect(decimal(text)).toBe(expected);
});

test('money_currency_followsTheAmount', () => {
  expect(money('1299.90', 'EUR')).toBe('1,299.90 EUR');
  expect(money('100', null)).toBe('100');
});

test('clockTime_today_isLocalWithMilliseconds', () => {
  const now = Date.parse('2026-11-22T12:30:00Z');
  expect(clockTime('2026-11-22T12:00:00.123456Z', now)).toBe('17:45:00.123');
});

test('clockTime_otherDay_carriesItsDate', () => {
  const now = Date.parse('2026-11-22T12:30:00Z');
  expect(clockTime('2025-11-26T12:00:00Z', now)).toBe('2025-11-26 17:45:00.000');
});

test('clockTime_noTime_staysAsItIs', () => {
  expect(clockTime('yesterday')).toBe('yesterday');
});

test('fullTime_anyZone_namesItsOffset', () => {
  expect(fullTime('2026-11-22T12:00:00.5Z')).toBe('2026-11-22 17:45:00.500 UTC+05:45');
});

test.each([
  [0, '0.0'],
  [0.04, '0.04'],
  [9.94, '9.9'],
  [1023.6, '1,024'],
])('rate_%d_hasTheDigitsItDeserves', (value, expected) => {
  expect(rate(value)).toBe(expected);
});

test('share_ofNothing_isADash', () => {
  expect(share(0, 0)).toBe('–');
  expect(share(1, 3)).toBe('33.3 %');
});

test.each([
  [0.84, '0.8 ms'],
  [340, '340 ms'],
  [-340, '-340 ms'],
  [2_400, '2.4 s'],
  [184_000, '3 min 4 s'],
  [7_500_000, '2 h 5 min'],
  [273_600_000, '3 d 4 h'],
])('duration_%d_isSaidInItsUnit', (ms, expected) => {
  expect(duration(ms)).toBe(expected);
});

test('count_bytes_plural_areReadable', () => {
  expect(count(1_234_567)).toBe('1,234,567');
  expect([bytes(812), bytes(4_301), bytes(1_048_576)]).toEqual(['812 B', '4.2 KiB', '1.0 MiB']);
  expect([plural(1, 'event'), plural(2, 'event')]).toEqual(['1 event', '2 events']);
});
