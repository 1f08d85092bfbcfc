// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { addDecimals, compareDecimals, isDecimal } from './exact-decimal';

test.each([
  ['0.1', '0.2', '0.3'],
  ['1.5', '1.50', '3.00'],
  ['-0.05', '0.04', '-0.01'],
  ['9007199254740993', '0.01', '9007199254740993.01'],
  ['100', '-100', '0'],
])('addDecimals_%s_and_%s_isExact', (one, other, sum) => {
  expect(addDecimals(one, other)).toBe(sum);
});

test('addDecimals_whatIsNone_isNull', () => {
  expect(addDecimals('1e5', '1')).toBeNull();
  expect(addDecimals('1', '')).toBeNull();
});

test('compareDecimals_otherScales_areComparedByValue', () => {
  expect(compareDecimals('100', '100.00')).toBe(0);
  expect(compareDecimals('9007199254740993', '9007199254740992.999')).toBe(1);
  expect(compareDecimals('-2', '1')).toBe(-1);
  expect(compareDecimals('two', '1')).toBeNull();
});

test('isDecimal_texts_areToldApart', () => {
  expect(['12', '-0.5', '12.', '1,5', ''].map(isDecimal)).toEqual([true, true, false, false, false]);
});
