// SPDX-License-Identifier: MIT
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { eventsBetween, newestEvents } from './api/events';
import { createQueryClient } from './api/query-client';
import { Feed } from './live/feed';
import { feedUrl } from './live/frames';
import { paintScheduler } from './live/schedule';
import { App } from './routes/App';
import './styles.css';

/** The stream changes at most ten times a second: faster than a person reads, slower than a busy log. */
const STREAM_PAINT_MS = 100;

const feed = new Feed({
  open: (after) => new WebSocket(feedUrl(window.location, after)),
  recent: newestEvents,
  between: eventsBetween,
  schedule: (paint, minMs = STREAM_PAINT_MS) => paintScheduler(paint, minMs),
});
feed.start();
window.addEventListener('online', () => feed.retryNow());
document.addEventListener(
  'visibilitychange',
  () => document.visibilityState === 'visible' && feed.retryNow(),
);

const root = document.getElementById('root');
if (root === null) throw new Error('Expected an element with the id root in the page, found none');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <App feed={feed} />
    </QueryClientProvider>
  </StrictMode>,
);
