// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Case } from '../../api/wire-reconciliation';
import { Feed } from '../../live/feed';
import { aCase, aChange, aDetail, after, NOT_HANDLED, SUMMARY } from '../../testing/case-fixtures';
import { wires } from '../../testing/fixtures';
import { serve, show } from '../../testing/render';
import { CasePage } from './case/CasePage';
import { FlowsPage } from './flows/FlowsPage';
import { ReconciliationPage } from './ReconciliationPage';

const BASE = '/api/v1/reconciliation';

// A virtual list shows only what fits in its box, and this browser has no layout.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(900);
});

function aFeed() {
  const line = wires();
  const feed = new Feed({
    open: line.open,
    recent: () => Promise.resolve([]),
    between: () => Promise.resolve({ items: [], has_more: false }),
    schedule: (paint) => paint,
  });
  feed.start();
  line.last().hello();
  const verdicts = (...changes: ReturnType<typeof aChange>[]) =>
    act(() => line.last().says({ type: 'verdicts', position: '0:1', verdicts: changes }));
  return { feed, verdicts };
}

function page(
  items: Case[] = [aCase('ORD-1'), aCase('ORD-2', { status: 'missing', reason: 'missing paid' })],
) {
  serve({
    [`${BASE}/summary`]: () => ({ body: SUMMARY }),
    [`${BASE}/incidents`]: () => ({
      body: {
        items: [
          {
            id: 'i',
            cloud: 'azure',
            source: 'pay-us',
            since: after(0),
            until: null,
            undecided: 412,
            sentence: 's',
          },
        ],
      },
    }),
    [`${BASE}/flows`]: () => ({ body: { items: [] } }),
    [`${BASE}/cases`]: () => ({ body: { items, next: null, has_more: false } }),
  });
  const live = aFeed();
  show(<ReconciliationPage feed={live.feed} />);
  return live;
}

test('page_serverAnswers_showsRateOpenAndExactMoney', async () => {
  page();
  await screen.findByText('97.00 %');
  expect(screen.getByTestId('open-cases').textContent).toBe('3');
  expect(screen.getByTestId('at-risk').textContent).toBe('0.30 EUR9,007,199,254,740,993.01 USD');
  expect(screen.getByTestId('ties-out').dataset.holds).toBe('true');
  expect((await screen.findByTestId('incident')).textContent).toContain('412 cases undecided');
  expect(screen.getByTestId('incident').textContent).toContain('source pay-us is silent');
});

test('rows_cases_carryKeyAndStatusAndLeadToTheirPage', async () => {
  page();
  const rows = await screen.findAllByTestId('case-row');
  expect(rows.map((row) => [row.dataset.key, row.dataset.status])).toEqual([
    ['ORD-1', 'matched'],
    ['ORD-2', 'missing'],
  ]);
  expect(rows[1]?.querySelector('a')?.getAttribute('href')).toBe(
    '/reconciliation/cases/order-fulfilment/ORD-2',
  );
});

test('rows_verdictArrives_changesInPlaceWithoutMoving', async () => {
  const { verdicts } = page();
  await screen.findAllByTestId('case-row');
  verdicts(aChange('ORD-2', { status: 'matched' }));
  const rows = screen.getAllByTestId('case-row');
  expect(rows.map((row) => [row.dataset.key, row.dataset.status])).toEqual([
    ['ORD-1', 'matched'],
    ['ORD-2', 'matched'],
  ]);
  expect(screen.queryByTestId('changed-count')).toBeNull();
});

test('rows_newCaseArrives_isCountedAndShownWhenAsked', async () => {
  const items = [aCase('ORD-1')];
  const { verdicts } = page(items);
  await screen.findAllByTestId('case-row');
  verdicts(aChange('ORD-9'));
  expect(screen.getAllByTestId('case-row')).toHaveLength(1);
  items.unshift(aCase('ORD-9', { revision: 4 }));
  fireEvent.click(screen.getByTestId('changed-count'));
  await waitFor(() => expect(screen.getAllByTestId('case-row')).toHaveLength(2));
  expect(screen.queryByTestId('changed-count')).toBeNull();
});

test('tile_clicked_filtersByItsStatusInTheAddress', async () => {
  page();
  fireEvent.click(await screen.findByTestId('tile-missing'));
  expect(window.location.search).toBe('?status=missing');
  fireEvent.click(screen.getByTestId('tile-missing'));
  expect(window.location.search).toBe('');
});

test('page_serverRefuses_saysWhy', async () => {
  serve({
    [BASE]: () => ({ status: 404, body: { code: 'path.unknown', title: 'Not here', detail: 'Nothing.' } }),
  });
  show(<ReconciliationPage feed={aFeed().feed} />);
  expect((await screen.findAllByText('Not here')).length).toBeGreaterThan(0);
});

function aCasePage(answers: { accept?: { status?: number; body: unknown } } = {}) {
  const posted: unknown[] = [];
  const path = `${BASE}/cases/order-fulfilment/ORD-1`;
  const state = { detail: aDetail() };
  serve({
    [path]: () => ({ body: state.detail }),
    [`${path}/acknowledge`]: ({ body }) => {
      posted.push(body);
      state.detail = aDetail({ handling: { ...NOT_HANDLED, acknowledged_by: 'Ada' } });
      return { body: aCase('ORD-1') };
    },
    [`${path}/accept`]: ({ body }) => {
      posted.push(body);
      return answers.accept ?? { body: aCase('ORD-1') };
    },
  });
  const live = aFeed();
  show(<CasePage feed={live.feed} flow="order-fulfilment" caseKey="ORD-1" />);
  return { ...live, posted, state };
}

test('case_detail_showsSentenceStatusLanesAndBothValues', async () => {
  aCasePage();
  expect((await screen.findByTestId('case-sentence')).textContent).toContain('they differ by 10.10');
  expect(screen.getByTestId('case-status').dataset.status).toBe('mismatched');
  expect(
    within(screen.getByTestId('lane-azure')).getByText('missing', { selector: '.sr-only' }),
  ).toBeTruthy();
  expect(screen.getByTestId('lane-gcp').querySelector('a')?.getAttribute('href')).toBe(
    '/events/gcp-paid?cloud=gcp',
  );
  screen.getByText('difference 10.10');
  screen.getByText('tolerance 0.01');
  expect(screen.getAllByTestId('revision').map((each) => each.textContent?.includes('revision 3'))).toEqual([
    true,
    false,
  ]);
});

test('case_newerRevisionArrives_isReadAgain', async () => {
  const { state, verdicts } = aCasePage();
  await screen.findByTestId('case-status');
  state.detail = aDetail({ status: 'matched', revision: 4 });
  verdicts(aChange('ORD-1', { revision: 4 }));
  await waitFor(() => expect(screen.getByTestId('case-status').dataset.status).toBe('matched'));
});

test('acknowledge_withAName_isSentAndShown', async () => {
  const { posted } = aCasePage();
  fireEvent.click(await screen.findByRole('button', { name: 'Acknowledge' }));
  fireEvent.change(screen.getByLabelText('Your name'), { target: { value: 'Ada' } });
  fireEvent.submit(screen.getByLabelText('Your name'));
  await screen.findByText('Acknowledged.');
  expect(posted).toEqual([{ by: 'Ada' }]);
  await screen.findByText('Ada');
});

test('accept_serverRefuses_keepsTheFormAndSaysWhy', async () => {
  const refusal = { code: 'case.until_past', title: 'In the past', detail: 'Expected a later time.' };
  const { posted } = aCasePage({ accept: { status: 422, body: refusal } });
  fireEvent.click(await screen.findByRole('button', { name: 'Accept' }));
  fireEvent.change(screen.getByLabelText('Why it is accepted'), { target: { value: 'known' } });
  fireEvent.change(screen.getByLabelText('Your name'), { target: { value: 'Ada' } });
  fireEvent.submit(screen.getByLabelText('Your name'));
  await screen.findByText('In the past');
  expect(posted).toMatchObject([{ by: 'Ada', text: 'known' }]);
  expect((screen.getByLabelText('Why it is accepted') as HTMLTextAreaElement).value).toBe('known');
});

function flowsPage() {
  const posted: { path: string; body: unknown }[] = [];
  const flow = {
    name: 'orders',
    version: 1,
    status: 'active',
    created_at: after(0),
    activated_at: after(1),
    retired_at: null,
    text: 'flow: orders\nversion: 1\n',
  };
  const parsed = {
    flow: 'orders',
    version: 1,
    key: 'order_id',
    window: '30s',
    steps: { placed: { cloud: ['aws'], type: 'OrderPlaced' } },
  };
  serve({
    [`${BASE}/flows`]: () => ({ body: { items: [flow] } }),
    [`${BASE}/flows/validate`]: ({ body }) =>
      String(body).includes('soon')
        ? {
            body: {
              valid: false,
              errors: [
                { line: 3, path: 'window', message: 'Expected a duration, found soon', cure: 'write 30s' },
              ],
            },
          }
        : { body: { valid: true, flow: parsed } },
    [`${BASE}/flows/orders/1/retire`]: ({ body }) => {
      posted.push({ path: 'retire', body });
      return { body: { ...flow, status: 'retired' } };
    },
    [`${BASE}/whatif`]: ({ body }) => {
      posted.push({ path: 'whatif', body });
      return {
        body: {
          cases: 10,
          same: 9,
          differ: 1,
          moved: [
            {
              from: 'matched',
              to: 'mismatched',
              cases: 1,
              exposure: [{ amount: '5.00', currency: 'EUR' }],
              examples: [
                { key: 'ORD-5', was: 'matched', would_be: 'mismatched', sentence: 'ORD-5 is mismatched.' },
              ],
            },
          ],
        },
      };
    },
  });
  show(<FlowsPage />);
  return posted;
}

test('editor_textThatIsNoFlow_showsTheLineAndItsCure', async () => {
  flowsPage();
  const editor = await screen.findByTestId('flow-editor');
  await screen.findByTestId('flow-preview');
  fireEvent.change(editor, { target: { value: 'flow: orders\nversion: 1\nwindow: soon\n' } });
  const error = await screen.findByTestId('flow-error');
  expect(error.dataset.line).toBe('3');
  expect(error.textContent).toContain('write 30s');
  expect((screen.getByRole('button', { name: 'Save as draft' }) as HTMLButtonElement).disabled).toBe(true);
});

test('retire_isAskedTwice', async () => {
  const posted = flowsPage();
  fireEvent.click(await screen.findByRole('button', { name: 'Retire version 1' }));
  expect(posted).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Retire it' }));
  await screen.findByText('Retired.');
  expect(posted).toEqual([{ path: 'retire', body: undefined }]);
});

test('whatIf_judged_showsWhatMovedWithItsMoneyAndExamples', async () => {
  const posted = flowsPage();
  await screen.findByTestId('flow-preview');
  await waitFor(() =>
    expect((screen.getByRole('button', { name: 'Judge history again' }) as HTMLButtonElement).disabled).toBe(
      false,
    ),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Judge history again' }));
  const result = await screen.findByTestId('whatif-result');
  expect(result.dataset.differ).toBe('1');
  expect(result.textContent).toContain('5.00 EUR');
  expect(within(result).getByRole('link', { name: 'ORD-5' }).getAttribute('href')).toBe(
    '/reconciliation/cases/orders/ORD-5',
  );
  expect(posted[0]).toMatchObject({ path: 'whatif', body: { flow: 'flow: orders\nversion: 1\n' } });
});
