// SPDX-License-Identifier: MIT
import { useQuery } from '@tanstack/react-query';
import { askJson } from './http';
import type { Cloud } from './wire';

const REFRESH_MS = 5_000;

export type SourceState = 'listening' | 'connecting' | 'running' | 'waiting' | 'failed' | 'closed';

/** One way in, as this server knows it since it started. */
export interface SourceRow {
  cloud: Cloud;
  mode: 'push' | 'pull';
  kind: string;
  name: string;
  state: SourceState;
  since: string | null;
  last_event: string | null;
  kept: number;
  later: number;
  errors: number;
  last_error: { at: string; message: string } | null;
  lag: { messages: number; oldest_seconds: number | null; asked_at: string } | null;
}

export interface Sources {
  sources: SourceRow[];
  modes: Record<string, string>;
  timestamp: string;
}

/** Every way in, pulled ones first. */
export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => askJson<Sources>('/api/v1/sources', { signal }),
    refetchInterval: REFRESH_MS,
  });
}
