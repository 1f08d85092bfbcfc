// SPDX-License-Identifier: MIT
import { expect, test } from 'vitest';
import { caseId } from '../../live/verdicts';
import { aCase, aChange, after, SUMMARY } from '../../testing/case-fixtures';
import { localSentence } from '../../ui/Sentence';
import { patched } from '../../ui/useUrl';
import { ageMs, fits, NO_CASE_FILTER, readCaseFilter, toCaseQuery, writeCaseFilter } from './filter';
import { findingBars, findingsInWords, yTicks } from './findings-series';
import { nextVersion, previewLanes, withVersion } from './flows/parsed';
import { mergeLive } from './live-merge';
import { sameMoney, sumByCurrency, tiesOut } from './money';

const NOW = Date.parse(after(600));
const FILTER = {
  statuses: ['mismatched', 'missing'] as const,
  findings: ['out_of_order'] as const,
  clouds: ['gcp'] as const,
  flow: 'order-fulfilment',
  key: 'ORD-1 & more',
  minAmount: '99.50',
  olderThan: '10m',
  open: true,
};

test('filter_writtenAndRead_isTheSame', () => {
  const text = patched('?range=1h', writeCaseFilter(FILTER));
  expect(readCaseFilter(new URLSearchParams(text))).toEqual(FILTER);
  expect(text).toContain('status=mismatched,missing');
  expect(patched('', writeCaseFilter(NO_CASE_FILTER))).toBe('');
});

test('filter_unknownWordsInTheAddress_areLeftOut', () => {
  expect(readCaseFilter(new URLSearchParams('status=lost,missing&cloud=ibm')).statuses).toEqual(['missing']);
  expect(toCaseQuery(readCaseFilter(new URLSearchParams('cloud=ibm')))).toEqual({});
});

test.each([
  [{ statuses: ['missing'] as const }, false],
  [{ findings: ['mismatch'] as const }, true],
  [{ clouds: ['azure'] as const }, false],
  [{ minAmount: '100.00' }, true],
  [{ minAmount: '100.000001' }, false],
  [{ olderThan: '10m' }, true],
  [{ olderThan: '11m' }, false],
  [{ open: true }, false],
])('fits_%j_is%s', (part, expected) => {
  const one = aChange('ORD-1', {
    status: 'mismatched',
    clouds: ['gcp'],
    exposure: { amount: '100', currency: 'EUR' },
    findings: [{ kind: 'mismatch', step: 'paid', cause: 'differs', detail: '' }],
  });
  expect(fits(one, { ...NO_CASE_FILTER, ...part }, NOW)).toBe(expected);
});

test('ageMs_whatIsNoAge_isNull', () => {
  expect([ageMs('90s'), ageMs('2d'), ageMs('soon')]).toEqual([90_000, 172_800_000, null]);
});

const changes = (...all: ReturnType<typeof aChange>[]) =>
  new Map(all.map((change) => [caseId(change), { change, at: 100 }]));

test('merge_newerRevisionOfAListedCase_changesInPlaceAndKeepsItsHandling', () => {
  const handling = { ...aCase('ORD-1').handling, assignee: 'Ada' };
  const listed = [aCase('ORD-2'), aCase('ORD-1', { handling })];
  const merged = mergeLive(
    listed,
    changes(aChange('ORD-1', { status: 'mismatched' })),
    NO_CASE_FILTER,
    50,
    NOW,
  );
  expect(merged.rows.map((row) => [row.case.key, row.case.status, row.changed])).toEqual([
    ['ORD-2', 'matched', false],
    ['ORD-1', 'mismatched', true],
  ]);
  expect(merged.rows[1]?.case.handling.assignee).toBe('Ada');
  expect(merged.waiting).toBe(0);
});

test('merge_olderRevision_changesNothing', () => {
  const merged = mergeLive(
    [aCase('ORD-1', { revision: 9 })],
    changes(aChange('ORD-1')),
    NO_CASE_FILTER,
    50,
    NOW,
  );
  expect(merged.rows[0]).toMatchObject({ changed: false, case: { revision: 9 } });
});

test('merge_caseThatIsNotListed_isCountedOnlyIfItFitsAndCameLater', () => {
  const missing = { ...NO_CASE_FILTER, statuses: ['missing'] as const };
  const came = changes(aChange('ORD-8', { status: 'missing' }), aChange('ORD-9', { status: 'matched' }));
  expect(mergeLive([], came, missing, 50, NOW).waiting).toBe(1);
  expect(mergeLive([], came, missing, 101, NOW).waiting).toBe(0);
});

test('merge_caseThatNoLongerFits_staysAndIsCounted', () => {
  const pending = { ...NO_CASE_FILTER, statuses: ['pending'] as const };
  const merged = mergeLive(
    [aCase('ORD-1', { status: 'pending' })],
    changes(aChange('ORD-1')),
    pending,
    50,
    NOW,
  );
  expect(merged.rows[0]).toMatchObject({ left: true, case: { status: 'matched' } });
  expect(merged.waiting).toBe(1);
});

test('sumByCurrency_manyAmounts_areAddedExactlyAndApart', () => {
  const all = [
    { amount: '0.1', currency: 'USD' },
    { amount: '9007199254740993.01', currency: 'EUR' },
    { amount: '0.2', currency: 'USD' },
    { amount: '1', currency: null },
  ];
  expect(sumByCurrency(all)).toEqual([
    { currency: '', amount: '1' },
    { currency: 'EUR', amount: '9007199254740993.01' },
    { currency: 'USD', amount: '0.3' },
  ]);
});

test('sameMoney_absentCurrency_isZero', () => {
  expect(sameMoney([{ amount: '0.00', currency: 'EUR' }], [])).toBe(true);
  expect(sameMoney([{ amount: '0.01', currency: 'EUR' }], [])).toBe(false);
});

test('tiesOut_oneCentMissing_doesNot', () => {
  expect(tiesOut(SUMMARY)).toBe(true);
  const exposure = [{ amount: '0.31', currency: 'EUR' }, ...SUMMARY.total.exposure.slice(1)];
  expect(tiesOut({ ...SUMMARY, total: { cases: 100, exposure } })).toBe(false);
  expect(tiesOut({ ...SUMMARY, total: { ...SUMMARY.total, cases: 99 } })).toBe(false);
});

test('findings_overTime_areSaidMostFirst', () => {
  expect(findingsInWords(findingBars(SUMMARY.over_time))).toBe(
    '4 findings in the time shown: missing 2, mismatch 1, late 1.',
  );
});

test('findingBars_tooMany_areMadeFewerWithoutLosingAny', () => {
  const point = SUMMARY.over_time[1];
  if (point === undefined) throw new Error('Expected a second point, found none');
  const bars = findingBars(Array.from({ length: 301 }, () => point));
  expect(bars.length).toBeLessThanOrEqual(120);
  expect(bars.reduce((sum, bar) => sum + (bar.findings.missing ?? 0), 0)).toBe(602);
});

test.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [18, [0, 5, 10, 15, 20]],
  [4_100, [0, 2000, 4000, 6000]],
])('yTicks_%d_areRound', (most, expected) => {
  expect(yTicks(most)).toEqual(expected);
});

test('preview_parsedFlow_putsStepsInTheirLanes', () => {
  const lanes = previewLanes({
    flow: 'f',
    version: 1,
    key: 'order_id',
    window: '30s',
    lateness: '0s',
    hold: '0s',
    order: [],
    agree: [],
    closes: [],
    steps: {
      paid: { cloud: ['gcp', 'aws'], type: 'Paid', times: { min: 1, max: 3 } },
      placed: { cloud: ['aws'], type: 'Placed', deadline: '5s', times: { min: 0, max: 1 } },
    },
  });
  expect(lanes).toEqual([
    {
      cloud: 'aws',
      steps: [{ name: 'placed', type: 'Placed', within: '5s', times: 'optional', others: [] }],
    },
    {
      cloud: 'gcp',
      steps: [{ name: 'paid', type: 'Paid', within: '30s', times: '1 to 3 times', others: ['aws'] }],
    },
  ]);
});

test('version_ofYamlAndJson_isReplacedAndCounted', () => {
  expect(withVersion('flow: a\nversion: 1\n', 7)).toBe('flow: a\nversion: 7\n');
  expect(withVersion('{\n "version": 12 }', 13)).toBe('{\n "version": 13 }');
  const flow = {
    name: 'a',
    version: 4,
    status: 'draft' as const,
    created_at: '',
    activated_at: null,
    retired_at: null,
    text: '',
  };
  expect(nextVersion([flow, { ...flow, name: 'b', version: 9 }], 'a')).toBe(5);
});

test('localSentence_moments_areLocalTimes', () => {
  expect(localSentence('late at 2025-11-26T12:00:45.123456Z, so')).toBe(
    'late at 2025-11-26 17:45:45.123, so',
  );
});
