// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Stats } from '../../api/wire';
import { Feed } from '../../live/feed';
import { wires } from '../../testing/fixtures';
import { serve, show } from '../../testing/render';
import { BalanceStrip } from './BalanceStrip';
import { HealthCard, websocketWord } from './HealthCard';
import { ringPiece } from './ring';
import SourceChart, { sharesInWords } from './SourceChart';
import { StatCards } from './StatCards';
import { ticksBetween } from './ThroughputChart';

const STATS: Stats = {
  total_events: 1024,
  events_by_source: { aws: 400, gcp: 312, azure: 302, direct: 10 },
  last_24h: 1024,
  health: { database: 'healthy', redis: 'healthy', kafka: 'healthy' },
  rates: {
    per_second_10s: 10.2,
    per_second_1m: 9.9,
    by_source_1m: { aws: 4, gcp: 3, azure: 2.9, direct: 0 },
  },
  quarantine_open: 2,
  conflicts: 0,
  duplicates: 12,
  types: [],
  balanced: true,
  timestamp: '2026-11-22T12:00:00.123Z',
};

function balance(received: number, idle = true) {
  return {
    ...{
      balanced: true,
      idle,
      received,
      admitted: 7,
      duplicate: 1,
      quarantined: 1,
      refused: 1,
      stored: 7,
    },
    ...{
      judged: null,
      outside_flows: null,
      log: { end: 7, read: 7, lag: 0 },
      by_cloud: {},
      equations: [],
      timestamp: '',
    },
  };
}

const aFeed = () =>
  new Feed({
    open: wires().open,
    recent: () => Promise.resolve([]),
    between: () => Promise.resolve({ items: [], has_more: false }),
    schedule: (paint) => paint,
  });

test('statCards_serverAnswers_showTotalsRatesAndShares', async () => {
  serve({ '/api/v1/stats': () => ({ body: STATS }) });
  show(<StatCards />);
  await screen.findByText('1,024');
  expect(screen.getByTestId('stat-total').getAttribute('data-value')).toBe('1024');
  expect(screen.getByTestId('stat-aws').textContent).toBe('400');
  screen.getByText('4.0/s');
  screen.getByText('39.1 %');
});

test('balance_everythingCounted_holds', async () => {
  serve({ '/api/v1/balance': () => ({ body: balance(10) }) });
  show(<BalanceStrip />);
  expect((await screen.findByTestId('balance-strip')).getAttribute('data-holds')).toBe('true');
  screen.getByText('Every event accounted for');
});

test('balance_oneIsMissing_saysSoWhateverTheServerClaims', async () => {
  serve({ '/api/v1/balance': () => ({ body: balance(11) }) });
  show(<BalanceStrip />);
  await screen.findByText('1 not accounted for');
});

test('balance_readWhileEventsPass_isNoLoss', async () => {
  serve({ '/api/v1/balance': () => ({ body: balance(13, false) }) });
  show(<BalanceStrip />);
  await screen.findByText('3 under way');
});

test('health_partDown_isSaidWithItsWord', async () => {
  const parts = {
    database: { status: 'healthy', latency_ms: 0.8 },
    redis: { status: 'unavailable', detail: 'no answer' },
  };
  serve({
    '/api/v1/health/detailed': () => ({
      body: { status: 'degraded', database: 'healthy', redis: 'unavailable', kafka: 'not_configured', parts },
    }),
  });
  show(<HealthCard feed={aFeed()} />);
  await screen.findByText('0.8 ms');
  expect(screen.getByTestId('health-redis').getAttribute('data-state')).toBe('unavailable');
  expect(screen.getByTestId('health-kafka').textContent).toContain('Not configured');
  expect(screen.getByTestId('health-websocket').getAttribute('data-state')).toBe('unknown');
});

test('health_noAnswer_isUnknownAndNeverHealthy', async () => {
  serve({ '/api/v1/health/detailed': () => ({ status: 503, body: {} }) });
  show(<HealthCard feed={aFeed()} />);
  expect((await screen.findByTestId('health-database')).getAttribute('data-state')).toBe('unknown');
});

test('websocketWord_everyPhase_isWhatTheBrowserFeels', () => {
  const line = { since: 0, version: '1' };
  expect(websocketWord({ phase: 'live', ...line })).toBe('healthy');
  expect(websocketWord({ phase: 'lagging', behindMs: 5000, ...line })).toBe('degraded');
  expect(websocketWord({ phase: 'reconnecting', retryAt: 0, attempt: 1, reason: '' })).toBe('unavailable');
  expect(websocketWord({ phase: 'connecting' })).toBeUndefined();
});

test('sharesInWords_sources_areSaidLargestFirst', () => {
  expect(sharesInWords(STATS)).toBe('Of 1,024 events: AWS 39.1 %, GCP 30.5 %, Azure 29.5 %, Direct 1.0 %.');
});

test('ticksBetween_shortAndLong_areFewAndBeginNow', () => {
  expect(ticksBetween(0, 58_000)).toEqual([58_000, 38_000, 18_000]);
  expect(ticksBetween(0, 298_000)).toHaveLength(5);
});

test('sourceChart_sources_haveAPieceEach', () => {
  const { container } = show(<SourceChart stats={STATS} />);
  expect(container.querySelectorAll('svg[width="148"] path')).toHaveLength(4);
});

test('ringPiece_quarterFromTheTop_endsAtTheRight', () => {
  expect(ringPiece(0, 0.25)).toBe(
    'M74.00 1.50A72.5 72.5 0 0 1 146.50 74.00L122.80 74.00A48.8 48.8 0 0 0 74.00 25.20Z',
  );
  expect(ringPiece(0, 1)).toContain('0 1 1');
});
