// SPDX-License-Identifier: MIT
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { askJson, queryString } from './http';
import type { Case, CaseDetail, CasePage, Incident, Summary, Verified } from './wire-reconciliation';

const BASE = '/api/v1/reconciliation';
const PAGE = 100;
const SUMMARY_MS = 5_000;
const INCIDENTS_MS = 10_000;

export interface CaseQuery {
  flow?: string;
  status?: string;
  finding?: string;
  cloud?: string;
  key?: string;
  min_amount?: string;
  older_than?: string;
  open?: string;
}

export interface SummaryQuery {
  flow?: string;
  from?: string;
}

export function casesPath(query: CaseQuery, limit: number, after: string | null): string {
  return `${BASE}/cases${queryString({ ...query, limit, after })}`;
}

/** The same filter as a table to download. */
export function casesCsvPath(query: CaseQuery): string {
  return `${BASE}/cases.csv${queryString({ ...query })}`;
}

export function casePath(flow: string, key: string, act = ''): string {
  // A browser takes these out of a path.
  if (act === '' && ['', '.', '..'].includes(key)) return `/api/v1/case${queryString({ flow, key })}`;
  return `${BASE}/cases/${encodeURIComponent(flow)}/${encodeURIComponent(key)}${act}`;
}

export function verdictPath(id: string): string {
  return `${BASE}/verdicts/${encodeURIComponent(id)}`;
}

export const caseListKey = (query: CaseQuery) => ['reconciliation', 'cases', query] as const;

/** Pages of cases, newest judgement first. They stand still: what changed since is merged in from the live feed. */
export function useCases(query: CaseQuery) {
  return useInfiniteQuery({
    queryKey: caseListKey(query),
    queryFn: ({ pageParam, signal }) => askJson<CasePage>(casesPath(query, PAGE, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.has_more ? page.next : null),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 30_000,
  });
}

/** The sums; `resolve` is asked at fetch time, so that relative times mean now. */
export function useSummary(range = '', resolve: () => SummaryQuery = () => ({})) {
  return useQuery({
    queryKey: ['reconciliation', 'summary', range],
    queryFn: ({ signal }) => askJson<Summary>(`${BASE}/summary${queryString({ ...resolve() })}`, { signal }),
    refetchInterval: SUMMARY_MS,
    placeholderData: keepPreviousData,
  });
}

export function useIncidents() {
  return useQuery({
    queryKey: ['reconciliation', 'incidents'],
    queryFn: ({ signal }) => askJson<{ items: Incident[] }>(`${BASE}/incidents?open=true`, { signal }),
    refetchInterval: INCIDENTS_MS,
  });
}

export function useCase(flow: string, key: string) {
  return useQuery({
    queryKey: ['reconciliation', 'case', flow, key],
    queryFn: ({ signal }) => askJson<CaseDetail>(casePath(flow, key), { signal }),
  });
}

const FLOWS_MAX = 20;

/** Every flow's case for a key; none is an empty list and no error. */
export function useCasesOf(key: string) {
  return useQuery({
    queryKey: ['reconciliation', 'of', key],
    queryFn: async ({ signal }) =>
      (await askJson<CasePage>(casesPath({ key }, FLOWS_MAX, null), { signal })).items,
  });
}

/** One of the things a person does with a case, as the server wants it said. */
export type Act =
  | { act: 'acknowledge'; by: string }
  | { act: 'assign'; by: string; assignee: string }
  | { act: 'comment'; by: string; text: string }
  | { act: 'accept'; by: string; until: string; text: string };

export function useHandle(flow: string, key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, ...body }: Act) =>
      askJson<Case>(casePath(flow, key, `/${act}`), { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['reconciliation'] }),
  });
}

/** Has the server judge a verdict again from its evidence. */
export function useVerify() {
  return useMutation({
    mutationFn: (verdict_id: string) =>
      askJson<Verified>(`${BASE}/verify`, { method: 'POST', body: { verdict_id }, timeoutMs: 60_000 }),
  });
}
