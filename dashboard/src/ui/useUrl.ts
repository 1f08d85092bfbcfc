// SPDX-License-Identifier: MIT
import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';

/** The query part of the address, and a way to change some of it; empty text and null take a name out. */
export function useUrl(): [
  URLSearchParams,
  (change: Record<string, string | null>, how?: 'push' | 'replace') => void,
] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const patch = useCallback(
    (change: Record<string, string | null>, how: 'push' | 'replace' = 'replace') => {
      const next = patched(window.location.search, change);
      navigate(next === '' ? path : `${path}?${next}`, { replace: how === 'replace' });
    },
    [path, navigate],
  );
  return [new URLSearchParams(search), patch];
}

/** `search` with the change made, without a question mark. Commas stay readable. */
export function patched(search: string, change: Record<string, string | null>): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next.toString().replaceAll('%2C', ',');
}
