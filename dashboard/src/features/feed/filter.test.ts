// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { patched } from '../../ui/useUrl';
import { isFiltering, readFilter, writeFilter } from './filter';

test('filter_writtenAndRead_isTheSame', () => {
  const filter = { clouds: ['aws', 'azure'] as const, type: 'Order Placed&', text: 'ö "x" +1' };
  const search = patched('?event=e-1', writeFilter(filter));
  expect(readFilter(new URLSearchParams(search))).toEqual(filter);
  expect(search).toContain('event=e-1');
});

test('readFilter_unknownCloud_isDropped', () => {
  expect(readFilter(new URLSearchParams('cloud=mars,gcp')).clouds).toEqual(['gcp']);
});

test('readFilter_nothing_filtersNothing', () => {
  expect(isFiltering(readFilter(new URLSearchParams()))).toBe(false);
  expect(patched('?cloud=aws&type=T&q=x', writeFilter(readFilter(new URLSearchParams())))).toBe('');
});
