// SPDX-License-Identifier: MIT
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askJson, queryString } from './http';
import type { QuarantineDetail, QuarantineItem, QuarantinePage, Released } from './wire';

const PAGE = 50;

export interface QuarantineQuery {
  status: string;
  cloud: string;
  reason: string;
}

const itemPath = (id: string, act = '') => `/api/v1/quarantine/${encodeURIComponent(id)}${act}`;

export function useQuarantine(query: QuarantineQuery) {
  return useInfiniteQuery({
    queryKey: ['quarantine', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      askJson<QuarantinePage>(
        `/api/v1/quarantine${queryString({ ...query, limit: PAGE, after: pageParam })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.has_more ? page.next : null),
    refetchInterval: 15_000,
  });
}

export function useQuarantineItem(id: string) {
  return useQuery({
    queryKey: ['quarantine', 'item', id],
    queryFn: ({ signal }) => askJson<QuarantineDetail>(itemPath(id), { signal }),
  });
}

export interface Release {
  body?: string;
  body_encoding?: 'utf-8' | 'base64';
  note?: string;
}

export function useRelease(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (release: Release) =>
      askJson<Released>(itemPath(id, '/release'), { method: 'POST', body: release }),
    onSettled: () => client.invalidateQueries({ queryKey: ['quarantine'] }),
  });
}

export function useDiscard(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      askJson<QuarantineItem>(itemPath(id, '/discard'), { method: 'POST', body: { reason } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['quarantine'] }),
  });
}
