// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { figuresOf } from './figures';

test('figuresOf_aPart_namesEveryFigureWithItsUnit', () => {
  const part = {
    status: 'healthy' as const,
    latency_ms: 0.84,
    lag_events: 1,
    lag_seconds: 0.02,
    in_flight: 1200,
    disk_free_seconds: 90,
    load: 0.5,
  };
  expect(figuresOf(part)).toEqual([
    { name: 'Latency', value: '0.8 ms' },
    { name: 'Lag', value: '1 event' },
    { name: 'Behind by', value: '20 ms' },
    { name: 'In flight', value: '1,200' },
    { name: 'Disk free', value: '1 min 30 s' },
    { name: 'Load', value: '0.50' },
  ]);
});
