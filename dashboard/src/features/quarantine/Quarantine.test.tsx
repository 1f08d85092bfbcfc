// SPDX-License-Identifier: MIT
// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { QuarantineDetail } from '../../api/wire';
import { serve, show } from '../../testing/render';
import { QuarantinePage } from './QuarantinePage';

const ITEM: QuarantineDetail = {
  id: 'q-1',
  received_at: '2026-11-22T12:00:00Z',
  source: 'aws',
  route: 'aws/eventbridge',
  reason: 'event.time_unreadable',
  detail: 'Expected an RFC 3339 time, found none.',
  content_type: 'application/json',
  size: 17,
  status: 'open',
  closed_at: null,
  closed_note: null,
  released_event_id: null,
  headers: { 'user-agent': 'Amazon/EventBridge' },
  body: '{"time":"never"}',
  body_encoding: 'utf-8',
};

interface Posted {
  path: string;
  body: unknown;
}

function page(answers: { release?: { status?: number; body: unknown } } = {}) {
  const posted: Posted[] = [];
  serve({
    '/api/v1/quarantine?': () => ({ body: { items: [ITEM], next: null, has_more: false, open: 1 } }),
    '/api/v1/quarantine/q-1': () => ({ body: ITEM }),
    '/api/v1/quarantine/q-1/release': ({ body }) => {
      posted.push({ path: 'release', body });
      return answers.release ?? { body: { status: 'accepted', event_id: 'evt-9' } };
    },
    '/api/v1/quarantine/q-1/discard': ({ body }) => {
      posted.push({ path: 'discard', body });
      return { body: { ...ITEM, status: 'discarded' } };
    },
  });
  window.history.replaceState(null, '', '/quarantine?item=q-1');
  show(<QuarantinePage />);
  return posted;
}

test('list_openItems_showReasonAndDetail', async () => {
  page();
  const row = await screen.findByTestId('quarantine-row');
  expect(row.textContent).toContain('event.time_unreadable');
  expect(row.textContent).toContain('Expected an RFC 3339 time');
});

test('release_unchanged_sendsNoBody', async () => {
  const posted = page();
  fireEvent.click(await screen.findByRole('button', { name: 'Release as it is' }));
  await screen.findByText('evt-9');
  expect(posted).toEqual([{ path: 'release', body: {} }]);
});

test('release_repaired_sendsTheNewBody', async () => {
  const posted = page();
  fireEvent.change(await screen.findByLabelText('Body'), {
    target: { value: '{"time":"2026-11-22T12:00:00Z"}' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Release repaired' }));
  await screen.findByText('evt-9');
  expect(posted[0]?.body).toEqual({ body: '{"time":"2026-11-22T12:00:00Z"}', body_encoding: 'utf-8' });
});

test('release_stillBroken_showsTheProblemAndKeepsTheForm', async () => {
  page({
    release: {
      status: 422,
      body: {
        code: 'event.id_missing',
        title: 'Still not understood',
        detail: 'Expected an id.',
        instance: 'req-3',
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Release as it is' }));
  await screen.findByText('Still not understood');
  screen.getByText('event.id_missing');
  screen.getByText('request req-3');
  screen.getByRole('button', { name: 'Release as it is' });
});

test('discard_withoutAReason_cannotBePressed', async () => {
  const posted = page();
  const button = (await screen.findByRole('button', { name: 'Discard' })) as HTMLButtonElement;
  expect(button.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Reason (required)'), { target: { value: ' test event ' } });
  fireEvent.click(button);
  await waitFor(() => expect(posted).toEqual([{ path: 'discard', body: { reason: 'test event' } }]));
});

test('escape_pressed_closesTheSheet', async () => {
  page();
  await screen.findByTestId('quarantine-inspector');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByTestId('quarantine-inspector')).toBeNull());
  expect(window.location.search).toBe('');
});

test('escape_whileRepairing_leavesTheFieldAndKeepsTheWork', async () => {
  page();
  const field = await screen.findByLabelText('Body');
  field.focus();
  fireEvent.change(field, { target: { value: 'half repaired' } });
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(document.activeElement).not.toBe(field);
  expect((screen.getByLabelText('Body') as HTMLTextAreaElement).value).toBe('half repaired');
});
