// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { SourceRow } from '../../api/sources';
import { show } from '../../testing/render';
import { SourcesCard } from './SourcesCard';

const MODES = { aws: 'production', gcp: 'demo', azure: 'demo' };

const QUEUE: SourceRow = {
  cloud: 'aws',
  mode: 'pull',
  kind: 'sqs',
  name: 'https://sqs.eu-west-1.amazonaws.com/1/orders',
  state: 'running',
  since: '2026-11-22T12:00:00Z',
  last_event: new Date(Date.now() - 90_000).toISOString(),
  kept: 12_345,
  later: 0,
  errors: 0,
  last_error: null,
  lag: { messages: 7, oldest_seconds: 2.5, asked_at: '2026-11-22T12:00:00Z' },
};

const PUSH: SourceRow = {
  ...QUEUE,
  cloud: 'azure',
  mode: 'push',
  kind: 'webhook',
  name: '/api/v1/webhooks/azure/eventgrid',
  state: 'listening',
  since: null,
  last_event: null,
  kept: 0,
  lag: null,
};

const table = (...sources: SourceRow[]) =>
  show(<SourcesCard sources={{ sources, modes: MODES, timestamp: '2026-11-22T12:00:00Z' }} />);

test('table_aPulledSource_showsModeLastEventAndLag', () => {
  table(QUEUE);
  const text = screen.getByTestId('source-row').textContent;
  for (const part of ['AWS', 'pull', 'sqs', 'Running', '1 min 30 s ago', '12,345', '7 messages, 2.5 s']) {
    expect(text).toContain(part);
  }
});

test('table_aLostSource_saysWhyAndThatItGoesOn', () => {
  table({
    ...QUEUE,
    state: 'failed',
    errors: 4,
    later: 3,
    lag: null,
    last_error: { at: new Date().toISOString(), message: 'the queue does not exist' },
  });
  const text = screen.getByTestId('source-row').textContent;
  for (const part of ['Failed, trying again', 'the queue does not exist', '3 given back', 'unknown']) {
    expect(text).toContain(part);
  }
});

test('table_pushesOnly_saysThatNothingIsPulled', () => {
  table(PUSH);
  expect(screen.getByTestId('source-row').textContent).toContain('Listening');
  expect(document.body.textContent).toContain('Nothing is pulled');
  expect(screen.getByTestId('modes').textContent).toContain('AWS production');
});

test('table_nothingAtAll_isEmptyAndSaysSo', () => {
  table();
  expect(screen.queryByTestId('source-row')).toBeNull();
  expect(document.body.textContent).toContain('Nothing is pulled');
});
