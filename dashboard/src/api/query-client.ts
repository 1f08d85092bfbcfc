// SPDX-License-Identifier: MIT
import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

const RETRIES_MAX = 2;

/** Only where trying again can help: no answer, or the server says it is busy. Never for a refusal. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= RETRIES_MAX || !(error instanceof ApiProblem)) return false;
  return error.status === 0 || error.status === 429 || error.status >= 500;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthRetrying, staleTime: 2_000, networkMode: 'always', refetchOnWindowFocus: true },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
