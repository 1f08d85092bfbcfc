// SPDX-License-Identifier: MIT
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askJson } from './http';
import type { FlowCheck, FlowVersion, WhatIf } from './wire-reconciliation';

const BASE = '/api/v1/reconciliation/flows';
/** A what-if judges stored history again: it may take a while. */
const WHATIF_MS = 300_000;

export function useFlows() {
  return useQuery({
    queryKey: ['reconciliation', 'flows'],
    queryFn: ({ signal }) => askJson<{ items: FlowVersion[] }>(BASE, { signal }),
  });
}

/** What the server makes of a flow's text; the last answer stays until the next one is there. */
export function useFlowCheck(text: string) {
  return useQuery({
    queryKey: ['reconciliation', 'flow-check', text],
    queryFn: ({ signal }) => askJson<FlowCheck>(`${BASE}/validate`, { method: 'POST', text, signal }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

export function useCreateFlow() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => askJson<FlowVersion>(BASE, { method: 'POST', text }),
    onSettled: () => client.invalidateQueries({ queryKey: ['reconciliation', 'flows'] }),
  });
}

export function useMoveFlow(name: string, version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (move: 'activate' | 'retire') =>
      askJson<FlowVersion>(`${BASE}/${encodeURIComponent(name)}/${version}/${move}`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['reconciliation', 'flows'] }),
  });
}

export interface WhatIfAsked {
  flow: string;
  from: string;
  to: string;
}

/** Judges stored history by another flow; nothing is changed by it. */
export function useWhatIf() {
  return useMutation({
    mutationFn: (asked: WhatIfAsked) =>
      askJson<WhatIf>('/api/v1/reconciliation/whatif', {
        method: 'POST',
        body: asked,
        timeoutMs: WHATIF_MS,
      }),
  });
}
