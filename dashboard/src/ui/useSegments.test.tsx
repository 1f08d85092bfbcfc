// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { useSegments } from './useSegments';

afterEach(() => history.replaceState(null, '', '/'));

test.each(['a/b?c=d&e#f', 'order:1@x', '100%', '<img src=x>', 'Grüße'])('gives %s back as it was', (id) => {
  history.replaceState(null, '', `/events/${encodeURIComponent(id)}`);
  expect(renderHook(() => useSegments()).result.current).toEqual(['events', id]);
});

test('leaves what is no encoding as it is', () => {
  history.replaceState(null, '', '/events/%E0%A4%A');
  expect(renderHook(() => useSegments()).result.current).toEqual(['events', '%E0%A4%A']);
});
