// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { backoffMs } from './backoff';

test('backoffMs_everyAttempt_doublesToACap', () => {
  const waits = Array.from({ length: 12 }, (_, attempt) => backoffMs(attempt, () => 1));
  expect(waits.slice(0, 6)).toEqual([500, 1000, 2000, 4000, 8000, 15_000]);
  expect(waits.at(-1)).toBe(15_000);
});

test('backoffMs_anyChance_staysBetweenHalfAndWhole', () => {
  expect(backoffMs(3, () => 0)).toBe(2000);
  expect(backoffMs(3, () => 0.5)).toBe(3000);
  expect(backoffMs(3, () => 1)).toBe(4000);
});
