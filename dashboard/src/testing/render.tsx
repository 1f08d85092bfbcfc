// SPDX-License-Identifier: MIT
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, vi } from 'vitest';

type Answers = Record<
  string,
  (request: { method: string; body: unknown }) => { status?: number; body: unknown }
>;

const clients: QueryClient[] = [];

afterEach(() => {
  cleanup();
  for (const client of clients.splice(0)) client.clear();
  window.history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
});

/** Shows a component with a query client of its own. */
export function show(node: ReactNode) {
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  });
  clients.push(client);
  return render(<QueryClientProvider client={client}>{node}</QueryClientProvider>);
}

/** Answers requests by the beginning of their path; the longest that fits wins; anything else gets a 404 problem. */
export function serve(answers: Answers): void {
  const paths = Object.keys(answers).sort((one, other) => other.length - one.length);
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const found = answers[paths.find((prefix) => path.startsWith(prefix)) ?? ''];
    const body = typeof init.body === 'string' ? bodyOf(init.body) : undefined;
    const answer = found?.({ method: init.method ?? 'GET', body }) ?? {
      status: 404,
      body: { code: 'path.unknown' },
    };
    return Promise.resolve(new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 }));
  });
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
