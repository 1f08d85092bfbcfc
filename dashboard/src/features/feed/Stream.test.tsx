// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { HeliosEvent } from '../../api/wire';
import { Feed } from '../../live/feed';
import { anEvent, wires } from '../../testing/fixtures';
import { show } from '../../testing/render';
import { ConnectionState } from './ConnectionState';
import { firstEventCurl } from './FirstEvent';
import { Stream } from './Stream';

async function stream(recent: HeliosEvent[] = [], missing: HeliosEvent[] = []) {
  const line = wires();
  const feed = new Feed({
    open: line.open,
    recent: () => Promise.resolve(recent),
    between: () => Promise.resolve({ items: missing, has_more: false }),
    schedule: (paint) => paint,
  });
  show(
    <>
      <ConnectionState feed={feed} />
      <Stream feed={feed} />
    </>,
  );
  await act(async () => {
    feed.start();
    line.last().hello();
  });
  const says = (...events: HeliosEvent[]) => act(() => line.last().events(...events));
  const rows = () => screen.queryAllByTestId('stream-row').map((row) => row.getAttribute('data-event-id'));
  return { feed, line, says, rows };
}

test('stream_eventArrives_showsItsFactsOnTop', async () => {
  const { says, rows } = await stream([anEvent(1)]);
  says(anEvent(2, { source: 'azure', event_type: 'StockReserved', amount: '1234.50', currency: 'EUR' }));
  expect(rows()).toEqual(['evt-2', 'evt-1']);
  const row = within(screen.getAllByTestId('stream-row')[0] as HTMLElement);
  for (const text of ['Azure', 'StockReserved', 'ORD-2', 'CUST-0001', '1,234.50 EUR']) row.getByText(text);
});

test('pause_eventsArrive_countsThemAndHoldsTheRows', async () => {
  const { says, rows } = await stream([anEvent(1)]);
  fireEvent.click(screen.getByTestId('pause-button'));
  says(anEvent(2), anEvent(3));
  expect(rows()).toEqual(['evt-1']);
  expect(screen.getByTestId('new-count').textContent).toBe('2 new');
  expect(screen.getByTestId('connection-state').getAttribute('data-state')).toBe('paused');
  fireEvent.click(screen.getByTestId('new-count'));
  expect(rows()).toEqual(['evt-3', 'evt-2', 'evt-1']);
  expect(screen.queryByTestId('new-count')).toBeNull();
});

test('space_pressed_pausesAndResumes', async () => {
  const { feed } = await stream([anEvent(1)]);
  fireEvent.keyDown(document.body, { key: ' ' });
  expect(feed.view.get().hold).toBe('asked');
  fireEvent.keyDown(document.body, { key: ' ' });
  expect(feed.view.get().hold).toBe('none');
});

test('space_typedIntoTheFilter_pausesNothing', async () => {
  const { feed } = await stream([anEvent(1)]);
  fireEvent.keyDown(screen.getByTestId('filter-input'), { key: ' ' });
  expect(feed.view.get().hold).toBe('none');
});

test('slash_pressed_focusesTheFilter', async () => {
  await stream();
  fireEvent.keyDown(document.body, { key: '/' });
  expect(document.activeElement).toBe(screen.getByTestId('filter-input'));
});

test('scroll_awayAndBack_holdsAndReleases', async () => {
  const { feed } = await stream([anEvent(1)]);
  const box = screen.getByTestId('stream').parentElement as HTMLElement;
  box.scrollTop = 200;
  fireEvent.scroll(box);
  expect(feed.view.get().hold).toBe('scrolled');
  box.scrollTop = 0;
  fireEvent.scroll(box);
  expect(feed.view.get().hold).toBe('none');
});

test('filter_sourceChosen_isInTheAddressAndNarrowsTheRows', async () => {
  const { rows } = await stream([anEvent(2, { source: 'gcp' }), anEvent(1)]);
  fireEvent.click(screen.getByRole('button', { name: 'GCP' }));
  expect(window.location.search).toBe('?cloud=gcp');
  expect(rows()).toEqual(['evt-2']);
});

test('filter_textTyped_isInTheAddressSoonAfter', async () => {
  const { rows } = await stream([anEvent(2), anEvent(1)]);
  fireEvent.change(screen.getByTestId('filter-input'), { target: { value: 'ORD-1' } });
  await waitFor(() => expect(window.location.search).toBe('?q=ORD-1'));
  expect(rows()).toEqual(['evt-1']);
});

test('row_clicked_opensTheEventInTheAddress', async () => {
  await stream([anEvent(1)]);
  fireEvent.click(screen.getByText('OrderPlaced', { selector: 'span' }));
  expect(window.location.search).toBe('?event=evt-1&event_cloud=aws');
});

test('gap_frame_showsAMarkerThatLoadsWhatIsMissing', async () => {
  const { line, says, rows } = await stream([anEvent(1)], [anEvent(2)]);
  act(() => line.last().says({ type: 'gap', missed: 1, from: '0:1', to: '0:2', reason: 'slow_client' }));
  says(anEvent(3));
  const marker = within(screen.getByTestId('gap-row'));
  marker.getByText('1 event not shown');
  await act(async () => fireEvent.click(marker.getByRole('button', { name: 'Load missing' })));
  expect(rows()).toEqual(['evt-3', 'evt-2', 'evt-1']);
  expect(screen.queryByTestId('gap-row')).toBeNull();
});

test('emptyLog_connected_showsHowToSendTheFirstEvent', async () => {
  const { says } = await stream();
  expect(screen.getByTestId('empty-state').textContent).toContain(
    `${window.location.origin}/api/v1/webhooks/aws/eventbridge`,
  );
  says(anEvent(1));
  expect(screen.queryByTestId('empty-state')).toBeNull();
});

test('firstEventCurl_body_isTheEventOfTheGuide', () => {
  const body = /-d '(.*)'$/.exec(firstEventCurl('http://localhost:8001'))?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({
    id: 'test-1',
    'detail-type': 'OrderPlaced',
    detail: { order_id: 'ORD-1', amount: 100 },
  });
});

test('connection_broken_saysWhenItTriesAgain', async () => {
  const { line } = await stream();
  expect(screen.getByTestId('connection-state').textContent).toBe('Live');
  act(() => line.last().breaks());
  const state = screen.getByTestId('connection-state');
  expect(state.getAttribute('data-state')).toBe('reconnecting');
  expect(state.textContent).toMatch(/^Reconnecting in \d+ s$/);
  fireEvent.click(state);
  act(() => line.last().hello());
  expect(state.getAttribute('data-state')).toBe('live');
});
