// SPDX-License-Identifier: MIT
import { useQuery } from '@tanstack/react-query';
import { askJson } from './http';
import type { Balance, Stats } from './wire';

const REFRESH_MS = 5_000;

export function useStats() {
  return useQuery({
    queryKey: ['stats'],
    queryFn: ({ signal }) => askJson<Stats>('/api/v1/stats', { signal }),
    refetchInterval: REFRESH_MS,
  });
}

export function useBalance() {
  return useQuery({
    queryKey: ['balance'],
    queryFn: ({ signal }) => askJson<Balance>('/api/v1/balance', { signal }),
    refetchInterval: REFRESH_MS,
  });
}
