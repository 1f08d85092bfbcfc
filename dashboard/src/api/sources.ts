// SPDX-License-Identifier: MIT
import { useQuery } from '@tanstack/react-query';
import { askJson } from './http';
import type { components } from './openapi';

type Schemas = components['schemas'];

const REFRESH_MS = 5_000;

export type SourceState = Schemas['SourceStatus'];
/** One way in, as this server knows it since it started. */
export type SourceRow = Schemas['Source'];
export type Sources = Schemas['Sources'];

/** Every way in, pulled ones first. */
export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => askJson<Sources>('/api/v1/sources', { signal }),
    refetchInterval: REFRESH_MS,
  });
}
