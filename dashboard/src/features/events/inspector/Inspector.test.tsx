// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aCase } from '../../../testing/case-fixtures';
import { anEvent } from '../../../testing/fixtures';
import { serve, show } from '../../../testing/render';
import { EventInspector } from './EventInspector';

const DETAIL = {
  ...anEvent(1),
  payload: { ledger: 1 },
  stored_at: null,
  extensions: { traceparent: '00-ab' },
  data_sha256: 'ff',
  data_bytes: 27,
  copies: [] as unknown[],
};

function inspect(detail: object, status = 200) {
  serve({
    '/api/v1/events/evt-1?': () => ({ status, body: detail }),
    '/api/v1/reconciliation/cases?key=ORD-1&': () => ({
      body: { items: [aCase('ORD-1', { status: 'missing' })], next: null, has_more: false },
    }),
    '/api/v1/events/evt-1/raw': () => ({ body: { ledger: 1 } }),
    '/api/v1/events/evt-1/journey': () => ({
      body: {
        event_id: 'evt-1',
        source: 'aws',
        steps: [
          { step: 'occurred', at: '2026-11-22T12:00:00Z', after_ms: null, detail: null },
          { step: 'received', at: '2026-11-22T12:00:01.500Z', after_ms: 1500, detail: null },
          { step: 'stored', at: null, after_ms: null, detail: null },
        ],
        redeliveries: [],
      },
    }),
  });
  show(<EventInspector id="evt-1" cloud="aws" />);
}

test('inspector_event_showsFactsJourneyAndExactData', async () => {
  inspect(DETAIL);
  expect((await screen.findByTestId('inspector-raw')).textContent).toBe('{\n  "ledger": 1\n}');
  await screen.findByText('+1.5 s');
  screen.getByText('not yet');
  screen.getByText('traceparent');
  fireEvent.click(screen.getByRole('button', { name: 'Raw' }));
  expect(screen.getByTestId('inspector-raw').textContent).toBe('{"ledger":1}');
  fireEvent.click(screen.getByRole('button', { name: 'Hex' }));
  expect(screen.getByTestId('inspector-raw').textContent).toContain('7b 22 6c 65');
});

test('inspector_conflictingCopy_marksWhatDiffers', async () => {
  inspect({
    ...DETAIL,
    copies: [
      { ...anEvent(2, { event_id: 'evt-1', amount: '99.00', conflict: true }), payload: { ledger: 2 } },
    ],
  });
  const table = await screen.findByTestId('copies');
  const marked = [...table.querySelectorAll('mark')].map((mark) => mark.textContent?.trim());
  expect(marked).toContain('99.00 EUR');
  expect(marked).toContain('"ledger": 2');
  expect(marked).not.toContain('CUST-0001');
});

test('inspector_unknownEvent_showsTheProblem', async () => {
  inspect({ code: 'event.unknown', title: 'No such event', detail: 'Expected one, found none.' }, 404);
  await screen.findByText('No such event');
  screen.getByText('event.unknown');
});

test('inspector_keyWithACase_leadsToIt', async () => {
  inspect(DETAIL);
  const link = await screen.findByTestId('event-case');
  expect(link.getAttribute('href')).toBe('/reconciliation/cases/order-fulfilment/ORD-1');
  expect(link.textContent).toContain('missing');
});
